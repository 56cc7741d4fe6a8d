import ArgumentParser
import Rollouts

@main
struct Sluice: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sluice",
        abstract: "Let a release through in stages, on evidence, with a record of every decision.",
        discussion: """
            Exit codes: 0 done or already there · 1 internal error · 3 conflict, try again · \
            4 not permitted · 10 not yet · 11 held or frozen · 12 no-go, a person is needed · \
            13 waits for approval · 14 rolled back · 15 mitigation overdue · 20 evidence source \
            failed · 40–44 the log is not what was signed · 64 usage · 65 invalid plan · \
            66 no log there · 75 declined · 78 a secret is missing
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "Stages",
                subcommands: [
                    StatusCommand.self, CheckCommand.self, AdvanceCommand.self, HoldCommand.self,
                    ResumeCommand.self, RollbackCommand.self, GuardCommand.self,
                ]
            ),
            CommandGroup(
                name: "Customers",
                subcommands: [CohortCommand.self, ServeCommand.self]
            ),
            CommandGroup(
                name: "On record",
                subcommands: [
                    AttestCommand.self, ApproveCommand.self, WaiveCommand.self, RiskCommand.self,
                    BlockerCommand.self, MitigationCommand.self,
                ]
            ),
            CommandGroup(
                name: "Plan, log and report",
                subcommands: [
                    InitCommand.self, PlanCommand.self, LogCommand.self, ReportCommand.self,
                    WitnessCommand.self, StatsCommand.self, DoctorCommand.self,
                    SchemaCommand.self, CompletionsCommand.self, DemoCommand.self,
                    OptionsCommand.self,
                ]
            ),
        ]
    )
}
