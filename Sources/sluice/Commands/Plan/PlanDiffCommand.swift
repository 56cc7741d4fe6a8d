import ArgumentParser
import RolloutAPI
import RolloutController
import Rollouts
import Values

extension PlanCommand {
    struct Diff: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show how a file differs from the plan in force, and what its checks keep.",
            discussion: """
                Example:
                  sluice plan diff rollout.yaml
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @Argument(help: "The plan's file.", completion: .file())
        var file: String

        func execute() throws {
            let file = try PlanFile(reading: file)
            let rollout = try common.openRecords().rollout(named: file.plan.name)
            guard let plan = rollout.plan else {
                throw Failure("no plan named \(file.plan.name) is in force", .noPlan)
            }
            let differences = try plan.differences(to: file.plan)
            let amendment = file.plan.amendment(of: rollout.state)
            guard !common.json else {
                return try Console.print(json: PlanDifferences(differences, amendment))
            }
            Console.print(
                differences.isEmpty
                    ? "no differences"
                    : (differences.map(\.line.sanitizedForTerminal) + amendment.lines)
                        .joined(separator: "\n")
            )
        }
    }
}
