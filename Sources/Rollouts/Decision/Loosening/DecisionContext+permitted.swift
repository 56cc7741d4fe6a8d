extension DecisionContext {
    /// Returns a decision, or its refusal if it loosens what binds a program.
    ///
    /// Every decision goes through here, so that a command that forgets to ask refuses too.
    func permitted(_ decision: Decision) -> Decision {
        refusalToLoosen(by: decision.changes) ?? decision
    }

    /// Returns the refusal of changes that only a person may make; nil if they may be made.
    func refusalToLoosen(by changes: [Change]) -> Decision? {
        guard actor.kind != .person else { return nil }
        let found = changes.flatMap(loosenings).withoutRepeats
        guard !found.isEmpty else { return nil }
        return decision(
            .notPermitted,
            obstacles: found.map {
                Obstacle(rule: .loosens, subject: $0.subject, message: $0.name)
            },
            summary: "only a person may loosen this: "
                + found.prefix(Self.namesMax).map(\.name).joined(separator: "; ")
                + (found.count > Self.namesMax ? "; and \(found.count - Self.namesMax) more" : "")
        )
    }

    private static let namesMax = 10
}

extension [Loosening] {
    /// The same in the same order, each once.
    fileprivate var withoutRepeats: Self {
        var seen: Set<Loosening> = []
        return filter { seen.insert($0).inserted }
    }
}
