extension Decision {
    /// Returns true if another decision is the same in everything but its words.
    ///
    /// A replay compares facts, so that a better sentence does not make older entries differ.
    package func hasSameFacts(as other: Decision) -> Bool { facts == other.facts }

    private var facts: Facts {
        Facts(
            outcome: outcome,
            from: from,
            to: to,
            exposure: exposure,
            verdicts: checks.map { .init(id: $0.id, part: $0.part, verdict: $0.verdict) },
            obstacles: obstacles.map { .init(rule: $0.rule, subject: $0.subject) },
            changes: changes.map(\.withoutWords),
            isNews: isNews
        )
    }

    private struct Facts: Equatable {
        let outcome: Outcome
        let from: String
        let to: String
        let exposure: Exposure
        let verdicts: [JudgedCheck]
        let obstacles: [Named]
        let changes: [Change]
        let isNews: Bool
    }

    private struct JudgedCheck: Equatable {
        let id: String
        let part: PlacedCheck.Part
        let verdict: Verdict
    }

    private struct Named: Equatable {
        let rule: Obstacle.Rule
        let subject: String
    }
}

extension Change {
    /// The change without the words that the rules make; those of people stay.
    fileprivate var withoutWords: Change {
        if case .failuresSeen(let values, let passing) = self {
            return .failuresSeen(values: values.mapValues { _ in "" }, passing: passing)
        }
        guard case .held(var hold) = self, hold.isWordedByRules else { return self }
        hold.reason = nil
        return .held(hold: hold)
    }
}
