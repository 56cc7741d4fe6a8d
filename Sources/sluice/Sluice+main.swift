import ArgumentParser
import Foundation
import RolloutAPI

extension Sluice {
    /// Parses and runs a command; with `--json`, a usage error is printed as an object too.
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        // A page of help is asked for in ways that take no options.
        if arguments.contains(Self.withoutPager) { Pager.dismiss() }
        if let unknown = UnknownCommand(inHelp: arguments) {
            end(with: unknown, arguments)
        }
        do {
            var command = try parseAsRoot(
                arguments.first == "help" ? arguments.filter { $0 != withoutPager } : arguments
            )
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error, arguments)
        }
    }

    private static let withoutPager = "--no-pager"

    private static func end(with error: any Error, _ arguments: [String]) -> Never {
        guard !(error is ExitCode) else { exit(withError: error) }
        let code = exitCode(for: error)
        if code == .validationFailure {
            if let unknown = UnknownCommand(in: arguments) { end(with: unknown, arguments) }
            let failure = Failure(message(for: error), .usage)
            end(with: failure, saying: fullMessage(for: error), arguments)
        }
        // Not left to the parser, which repeats the arguments as they are.
        if code.isSuccess {
            Console.paged(page(fullMessage(for: error), arguments))
        } else {
            Console.say(fullMessage(for: error))
        }
        Foundation.exit(code.rawValue)
    }

    /// Returns a help page as people read it, and any other text as it is.
    private static func page(_ text: String, _ arguments: [String]) -> String {
        let isHelp = text.hasPrefix("OVERVIEW:") || text.hasPrefix("USAGE:")
        guard isHelp, !arguments.contains("--help-hidden") else { return text }
        return HelpPage(text).text
    }

    private static func end(with unknown: UnknownCommand, _ arguments: [String]) -> Never {
        let failure = unknown.failure
        let hint = unknown.hint ?? "See 'sluice --help' for all commands."
        end(with: failure, saying: "Error: \(failure.description)\n\(hint)", arguments)
    }

    /// Ends with a failure of usage, which `--json` shows even though it was not parsed.
    private static func end(
        with failure: Failure,
        saying text: String,
        _ arguments: [String]
    ) -> Never {
        Console.say(HelpPage.withShortUsage(text))
        if arguments.contains("--json") {
            try? Console.print(json: FailureAnswer(failure), Ending(failure))
        }
        Foundation.exit(failure.status.rawValue)
    }
}
