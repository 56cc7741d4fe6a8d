extension DecisionContext {
    /// Trips on a failed no-go, and otherwise records what has changed since the guard's last look.
    func tick() -> Decision {
        if let trip { return trip }
        let words = blindnessWords + [seenWords + undecidedWords]
        return decision(
            .recorded,
            summary: "\(state.phase.text): \(words.joined(separator: "; "))",
            changes: isWatched ? lookChanges : []
        )
    }

    private var seenWords: String {
        let failing = results.filter { $0.verdict == .failed }.map(\.id)
        return failing.isEmpty
            ? "no no-go has failed" : "held, and still failing: \(failing.joined(separator: ", "))"
    }

    private var undecidedWords: String {
        let undecided = results.filter { $0.verdict.reason != nil }
        guard !undecided.isEmpty else { return "" }
        let reasons = undecided.map { "\($0.id) (\($0.detail ?? $0.verdict.word))" }
        return ", but \(undecided.count) of \(results.count) cannot be decided: "
            + reasons.joined(separator: ", ")
    }
}
