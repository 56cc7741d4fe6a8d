import ArgumentParser
import RolloutAPI
import RolloutController
import Rollouts
import Values

extension PlanCommand {
    struct Show: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a plan: from a file, of an entry of the log, or the one in force.",
            discussion: """
                Examples:
                  sluice plan show
                  sluice plan show rollout.yaml
                  sluice plan show --entry 12
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @Argument(help: "The plan's file; default: the plan in force.", completion: .file())
        var file: String?

        @Option(
            name: .long,
            help: .init("Show the plan by which this entry was decided.", valueName: "n")
        )
        var entry: Int?

        func validate() throws {
            guard file == nil || entry == nil else {
                throw ValidationError("show a file or the plan of an entry, not both")
            }
        }

        func execute() throws {
            let plan = try plan()
            guard !common.json else { return try Console.print(json: plan) }
            let terminal = Terminal.current
            Console.print(PlanScreen(plan: plan, terminal: terminal).text)
        }

        private func plan() throws -> Plan {
            if let file { return try PlanFile(reading: file).plan }
            let log = try common.openRecords()
            if let entry { return try recorded(entry, in: log) }
            guard let plan = try log.rollout(named: common.settings.rolloutName(in: log)).plan
            else {
                throw Failure.noPlan
            }
            return plan
        }

        private func recorded(_ index: Int, in log: RolloutLog) throws -> Plan {
            let found = try log.plan(asOf: index)
            if found.entry != index {
                Console.say("entry \(index) was decided by the plan of entry \(found.entry)")
            }
            return found.plan
        }
    }
}
