import RolloutAPI
import Values

/// Asks a person to confirm a change for users; without a terminal, `--yes` is required.
struct Confirmation {
    let question: String

    func insistOnTerminal() throws {
        guard !Terminal.isInteractive else { return }
        throw Failure(
            "\(question.sanitizedForTerminal)\nthere is no terminal to confirm this on: add --yes",
            .confirmationNeeded
        )
    }

    func ask() throws {
        try insistOnTerminal()
        Console.insist("\(question.sanitizedForTerminal)\nGo on? [y/N]")
        let answer = readLine()?.lowercased() ?? ""
        guard answer == "y" || answer == "yes" else {
            throw Failure("nothing was changed", .declined)
        }
    }
}
