import ArgumentParser
import AuditLog
import Cohorts
import RolloutAPI
import RolloutController
import Values

extension CohortCommand {
    struct Diff: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print who is in one stage and not in another: + joins, - leaves.",
            discussion: """
                The ids are in the order of their ranks. A summary is printed on stderr.

                Example:
                  sluice cohort diff beta early-access
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions

        @Argument(help: "The stage to compare with.", completion: CompletedNames.stages)
        var from: String

        @Argument(help: "The stage that is compared.", completion: CompletedNames.stages)
        var to: String

        func execute() throws {
            let (rollout, old) = try CohortCommand.exposure(of: from, common)
            let (_, new) = try CohortCommand.exposure(of: to, common)
            let before = old?.list.members ?? []
            let after = new?.list.members ?? []
            let (were, are) = (Set(before), Set(after))
            let leaving = before.filter { !are.contains($0) }
            let joining = after.filter { !were.contains($0) }
            guard !common.json else {
                return try Console.print(
                    json: CohortDifference(rollout, from, to, joining, leaving)
                )
            }
            for id in leaving { Console.print(data: "- \(id.text)") }
            for id in joining { Console.print(data: "+ \(id.text)") }
            Console.say(
                "\(from) → \(to): \(before.count.grouped) → \(after.count.grouped) customers, "
                    + "\(joining.count.grouped) join, \(leaving.count.grouped) leave"
            )
        }
    }
}
