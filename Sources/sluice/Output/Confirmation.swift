import Rollouts

/// Asks a person before something changes for users; without a terminal only `--yes` will do.
struct Confirmation {
    let yes: Bool

    func ask(_ question: String?) throws {
        guard let question, !yes else { return }
        guard Terminal.isInteractive else {
            throw Problem(
                "\(question.harmless)\nthere is no terminal to confirm this on: add --yes",
                .usage
            )
        }
        Console.say("\(question.harmless)\nGo on? [y/N]")
        let answer = readLine()?.lowercased() ?? ""
        guard answer == "y" || answer == "yes" else {
            throw Problem("nothing was changed", .usage)
        }
    }
}
