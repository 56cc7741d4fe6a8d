import ArgumentParser
import RolloutAPI
import RolloutController
import Rollouts
import Values

extension PlanCommand {
    struct Show: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a plan: from a file, or the one in force.",
            discussion: """
                Examples:
                  sluice plan show
                  sluice plan show rollout.yaml
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @Argument(help: "The plan's file; default: the plan in force.", completion: .file())
        var file: String?

        func execute() throws {
            let plan = try plan()
            guard !common.json else { return try Console.print(json: plan) }
            let terminal = Terminal.current
            Console.print(PlanScreen(plan: plan, terminal: terminal).text)
        }

        private func plan() throws -> Plan {
            if let file { return try PlanFile(reading: file).plan }
            let log = try common.openRecords()
            guard let plan = try log.rollout(named: common.settings.rolloutName(in: log)).plan
            else {
                throw Failure.noPlan
            }
            return plan
        }
    }
}
