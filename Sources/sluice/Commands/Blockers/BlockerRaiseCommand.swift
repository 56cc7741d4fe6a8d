import ArgumentParser
import RolloutAPI
import Rollouts
import Values

extension BlockerCommand {
    struct Raise: ChangeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record an issue; P0 stops every advance.",
            discussion: """
                Example:
                  sluice blocker raise bug-7 --severity P1 --title "Late invoices"
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @OptionGroup(title: HelpPage.changes) var change: ChangeOptions

        @Argument(help: "An id of letters, digits, dots and dashes.")
        var id: String

        @Option(name: .long, help: "P0, P1, P2 or P3.")
        var severity: Severity

        @Option(name: .long, help: "The problem, in one line.")
        var title: String

        @Option(name: .long, help: "The impact on users.")
        var impact: String?

        @Option(name: .long, help: "The workaround for a P2.")
        var workaround: String?

        @Option(
            name: .long,
            help: "The first stage that a P1 blocks; default: the last.",
            completion: CompletedNames.stages
        )
        var before: String?

        @Option(name: [.long, .customShort("m")], help: "How it was found.")
        var reason: String?

        @Option(name: .long, help: "The people to ask about it.")
        var owner: String?

        @Option(name: .long, help: .init("The page where it is written up.", valueName: "url"))
        var link: String?

        var fields: BlockerRaiseFields {
            BlockerRaiseFields(
                id: id,
                severity: severity,
                title: title,
                impact: impact,
                workaround: workaround,
                before: before,
                reason: reason,
                owner: owner,
                link: link
            )
        }
    }
}
