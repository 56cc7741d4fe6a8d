import ArgumentParser
import RolloutAPI
import Rollouts
import Values

struct RollbackCommand: StoppingCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Take the release back to an earlier stage, or from everybody.",
        discussion: """
            Examples:
              sluice rollback "wrong totals on invoices"
              sluice rollback --to beta -m "only early access is hurt"
            """
    )
    static let consequence = "the release is taken back all the same"

    @OptionGroup(title: HelpPage.common) var common: CommonOptions
    @OptionGroup(title: HelpPage.changes) var change: ChangeOptions

    @Option(
        name: [.long, .customShort("m")],
        help: "The reason; asked for on a terminal, and without one it is done all the same."
    )
    var reason: String?

    @Argument(help: .init("The reason, as --reason gives it.", valueName: "reason"))
    var words: String?

    @Option(
        name: .long,
        help: "The stage to go back to; default: nobody is exposed.",
        completion: CompletedNames.stages
    )
    var to: String?

    var fields: RollbackFields {
        RollbackFields(reason: givenReason, to: to)
    }

    /// Rejects a single word, which may be meant as the stage.
    func checkWords(_ words: String) throws {
        guard !words.isEmpty, !words.contains(where: \.isWhitespace) else { return }
        throw ValidationError(
            "'\(words)' is one word: --to \(words) names a stage, --reason \(words) gives a reason"
        )
    }
}
