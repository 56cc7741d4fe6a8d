import ArgumentParser
import RolloutAPI
import Rollouts
import Values

struct ResumeCommand: ReasonedCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Release a hold.",
        discussion: """
            Example:
              sluice resume "fixed in 1.0.1"
            """
    )

    @OptionGroup(title: HelpPage.common) var common: CommonOptions
    @OptionGroup(title: HelpPage.changes) var change: ChangeOptions

    @Option(name: [.long, .customShort("m")], help: "The reason it is safe to go on.")
    var reason: String?

    @Argument(help: .init("The reason, as --reason gives it.", valueName: "reason"))
    var words: String?

    @Option(
        name: .long,
        help: "The hold; needed only if there are several.",
        completion: CompletedNames.holds
    )
    var hold: String?

    var fields: ResumeFields {
        ResumeFields(reason: givenReason ?? "", hold: hold)
    }

    func validate() throws {
        guard givenReason != nil else {
            throw ValidationError("a reason is needed: --reason, or the words themselves")
        }
        try validateReason()
    }

    /// Rejects a single word, which may be meant as the hold.
    func checkWords(_ words: String) throws {
        guard !words.isEmpty, !words.contains(where: \.isWhitespace) else { return }
        throw ValidationError(
            "'\(words)' is one word: --hold \(words) names a hold, --reason \(words) gives a reason"
        )
    }
}
