import ArgumentParser
import RolloutAPI
import Rollouts
import Values

struct ResumeCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Release a hold."
    )

    @OptionGroup(title: "Common options") var common: CommonOptions
    @OptionGroup(title: "Options of changes") var change: ChangeOptions

    @Option(name: .long, help: "The reason it is safe to go on.")
    var reason: String

    @Option(name: .long, help: "The hold; needed only if there are several.")
    var hold: String?

    var fields: ResumeFields {
        ResumeFields(reason: reason, hold: hold)
    }
}
