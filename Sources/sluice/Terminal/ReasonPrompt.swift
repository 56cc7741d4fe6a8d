/// Asks a person at a terminal why, where a command is done without a reason too.
struct ReasonPrompt {
    /// The effect of giving none: `the rollback is done all the same`.
    let consequence: String

    /// Returns the reason; nil if none was given, or if nobody is there to ask.
    func answer() -> String? {
        guard Terminal.isInteractive else { return nil }
        Console.insist("Why? In a few words; Enter alone gives no reason, and \(consequence).")
        let words = readLine() ?? ""
        return words.allSatisfy(\.isWhitespace) ? nil : words
    }
}
