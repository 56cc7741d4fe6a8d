import ArgumentParser
import RolloutAPI
import Rollouts
import Values

struct HoldCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Stop the rollout where it is, until somebody resumes it."
    )

    @OptionGroup(title: "Common options") var common: CommonOptions
    @OptionGroup(title: "Options of changes") var change: ChangeOptions

    @Option(name: .long, help: "The reason; without one it is done all the same, on record.")
    var reason: String?

    @Option(name: .long, help: "A name for the hold; default: hold-N.")
    var hold: String?

    @Option(name: .long, help: "When it ends by itself: 2h, or 2026-12-01T12:00:00Z.")
    var expires: Moment?

    var fields: HoldFields {
        HoldFields(reason: reason, hold: hold, expires: expires)
    }
}
