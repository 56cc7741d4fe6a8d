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
        @OptionGroup(title: "Variables") var variables: PlanValueOptions
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
            let (plan, values) = try plan()
            guard !common.json else { return try Console.print(json: plan) }
            let terminal = Terminal.current
            Console.print(PlanScreen(plan: plan, values: values, terminal: terminal).text)
        }

        private func plan() throws -> (Plan, [PlanValue]) {
            if let file {
                let file = try PlanFile(reading: file, setting: variables.given())
                return (file.plan, file.values)
            }
            let log = try common.openRecords()
            if let entry { return try recorded(entry, in: log) }
            let rollout = try log.rollout(named: common.settings.rolloutName(in: log))
            guard let plan = rollout.plan else { throw Failure.noPlan }
            return (plan, rollout.planValues)
        }

        private func recorded(_ index: Int, in log: RolloutLog) throws -> (Plan, [PlanValue]) {
            let found = try log.plan(asOf: index)
            if found.entry != index {
                Console.say("entry \(index) was decided by the plan of entry \(found.entry)")
            }
            return (found.plan, found.values)
        }
    }
}
