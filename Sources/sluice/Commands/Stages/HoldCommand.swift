import ArgumentParser
import RolloutAPI
import Rollouts
import Values

struct HoldCommand: StoppingCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Stop the rollout where it is, until somebody resumes it.",
        discussion: """
            Examples:
              sluice hold "error budget burnt"
              sluice hold --expires 2h -m "database maintenance"
            """
    )
    static let consequence = "the rollout is held all the same"

    @OptionGroup(title: HelpPage.common) var common: CommonOptions
    @OptionGroup(title: HelpPage.changes) var change: ChangeOptions

    @Option(
        name: [.long, .customShort("m")],
        help: "The reason; asked for on a terminal, and without one it is done all the same."
    )
    var reason: String?

    @Argument(help: .init("The reason, as --reason gives it.", valueName: "reason"))
    var words: String?

    @Option(name: .long, help: "A name for the hold; default: hold-N.")
    var hold: String?

    @Option(
        name: [.long, .customLong("until")],
        help: "When it ends by itself: 2h, or 2026-12-01T12:00+01:00."
    )
    var expires: Moment?

    var fields: HoldFields {
        HoldFields(reason: givenReason, hold: hold, expires: expires)
    }
}
