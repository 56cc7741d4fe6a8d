extension Decision {
    /// Returns the decision as a conflict: another entry came in since the state was read.
    package func conflicting(with revision: Int?) -> Self {
        let actual = revision.map(String.init) ?? "none"
        return Self(
            outcome: .conflict,
            from: from,
            to: from,
            exposure: Exposure(before: exposure.before, after: exposure.before),
            checks: checks,
            summary: "something else was recorded meanwhile (revision \(actual)); try again",
            isNews: false
        )
    }

    /// True if people should be notified: exposure changed, a person is needed, or the guard cannot
    /// see, or sees again.
    package var isWorthTelling: Bool {
        isWorthTellingAsSuch || !blindnessTold.isEmpty || !seenAgain.isEmpty
    }

    /// True if people should be notified whatever the guard can see.
    package var isWorthTellingAsSuch: Bool {
        switch outcome {
        case .advanced, .tripped, .rolledBack: true
        case .awaitingApproval: isNews
        case .recorded: changes.contains { if case .held = $0 { true } else { false } }
        case .alreadyThere, .notYet, .held, .refused, .conflict, .sourceFailed, .notPermitted,
            .invalid:
            false
        }
    }
}
