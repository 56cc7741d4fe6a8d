import ArgumentParser
import RolloutAPI
import Rollouts
import Values

struct WaiveCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive",
        abstract: "Waive a check or mitigation until a date.",
        discussion: """
            Example:
              sluice waive pool-size --until 7d -m "larger pool ordered"
            """
    )

    @OptionGroup(title: HelpPage.common) var common: CommonOptions
    @OptionGroup(title: HelpPage.changes) var change: ChangeOptions

    @Argument(help: "The id of the check or mitigation.", completion: CompletedNames.waivable)
    var subject: String

    @Option(
        name: [.long, .customLong("expires")],
        help: "When it ends: 7d, or 2026-12-01T12:00+01:00."
    )
    var until: Moment

    @Option(name: [.long, .customShort("m")], help: "The reason.")
    var reason: String

    var fields: WaiveFields {
        WaiveFields(subject: subject, until: until, reason: reason)
    }
}
