import ArgumentParser

/// The page of `sluice help options`; as a command it prints the same.
struct OptionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "options",
        abstract: "The options that commands share, and the variables that stand for them.",
        discussion: """
            An option given to a command comes before the variable in brackets.

            Examples:
              SLUICE_LOG=/var/lib/sluice/sluice.db sluice status
              sluice advance --log sluice.db --rollout my-release-1.0.0 --json
            """,
        shouldDisplay: false
    )

    @OptionGroup(title: "Options of all commands on a log") var common: CommonOptions
    @OptionGroup(title: "Options of commands that change something") var change: ChangeOptions

    func run() throws {
        throw CleanExit.helpRequest(Self.self)
    }
}
