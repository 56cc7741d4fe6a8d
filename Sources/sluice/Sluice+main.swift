import ArgumentParser
import Foundation
import RolloutAPI
import Values

extension Sluice {
    /// Parses and runs a command; with `--json`, a usage error is printed as an object too.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            let arguments = Array(CommandLine.arguments.dropFirst())
            if let failure = usageFailure(error, arguments) {
                Console.say(fullMessage(for: error))
                if let hint = Self.hint(for: arguments) { Console.say(hint) }
                try? Console.print(json: FailureAnswer(failure), Ending(failure))
                Foundation.exit(failure.status.rawValue)
            }
            guard !(error is ExitCode) else { exit(withError: error) }
            let code = exitCode(for: error)
            if code == .validationFailure, let hint = Self.hint(for: arguments) {
                Console.say(hint)
            }
            // Not left to the parser, which repeats the arguments as they are.
            if code.isSuccess {
                Console.print(fullMessage(for: error))
            } else {
                Console.say(fullMessage(for: error))
            }
            Foundation.exit(code.rawValue)
        }
    }

    /// Returns the failure of usage; nil for help, for non-errors and without `--json`.
    private static func usageFailure(_ error: any Error, _ arguments: [String]) -> Failure? {
        guard arguments.contains("--json"), !(error is ExitCode),
            exitCode(for: error) == .validationFailure
        else { return nil }
        return Failure(message(for: error), .usage)
    }

    /// Suggests the command that an unknown word was probably meant to be.
    private static func hint(for arguments: [String]) -> String? {
        var command: any ParsableCommand.Type = Sluice.self
        for word in arguments where !word.hasPrefix("-") {
            let children = command.configuration.allSubcommands
            let names = children.map { $0._commandName }
            guard let index = names.firstIndex(of: word) else {
                return word.nearest(in: names).map { "Did you mean '\($0)'?" }
            }
            command = children[index]
        }
        return nil
    }
}

extension CommandConfiguration {
    fileprivate var allSubcommands: [any ParsableCommand.Type] {
        subcommands + groupedSubcommands.flatMap(\.subcommands)
    }
}
