import ArgumentParser
import RolloutAPI
import Values

/// A word where a command is expected that is not one.
struct UnknownCommand {
    let word: String
    /// The words of the command that it was probably meant to be.
    let meant: [String]?

    /// Nil if the arguments up to the first option name a command, or a group of them.
    init?(in arguments: some Sequence<String>) {
        var command: any ParsableCommand.Type = Sluice.self
        var path: [String] = []
        for word in arguments.prefix(while: { !$0.hasPrefix("-") }) {
            let children = command.configuration.allSubcommands
            guard !children.isEmpty else { return nil }
            let names = children.map { $0._commandName }
            guard let index = names.firstIndex(of: word) else {
                self.word = word
                meant = word.nearest(in: names).map { path + [$0] }
                return
            }
            command = children[index]
            path.append(word)
        }
        return nil
    }

    /// The unknown command of a request for help, which the parser would answer with other help.
    init?(inHelp arguments: [String]) {
        guard arguments.first == "help", arguments.dropFirst().first != "help" else { return nil }
        self.init(in: arguments.dropFirst())
    }

    var hint: String? { meant?.last.map { "Did you mean '\($0)'?" } }

    var failure: Failure {
        Failure(
            "there is no command \(word)",
            .unknownCommand,
            command: ShellWords(["sluice"] + (meant ?? ["help"])).text
        )
    }
}

extension CommandConfiguration {
    fileprivate var allSubcommands: [any ParsableCommand.Type] {
        subcommands + groupedSubcommands.flatMap(\.subcommands)
    }
}
