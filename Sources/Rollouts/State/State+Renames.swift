import Values

extension State {
    /// Gives everything that refers to a stage by name the new name that a plan states.
    mutating func rename(_ names: [String: String]) {
        guard !names.isEmpty else { return }
        if case .live(let stage) = phase, let name = names[stage] { phase = .live(stage: name) }
        if let name = completion.flatMap({ names[$0.stage] }) { completion?.stage = name }
        cohorts = cohorts?.withNames(names) { $0.entry > $1.entry ? $0 : $1 }
        firstEntered = firstEntered.withNames(names, of: min)
        counts.rename(names)
        register.rename(names)
    }
}

extension Register {
    fileprivate mutating func rename(_ names: [String: String]) {
        for index in blockers.indices {
            guard let name = blockers[index].details.before.flatMap({ names[$0] }) else { continue }
            blockers[index].details = blockers[index].details.closing(name)
        }
        approvals = approvals.map { approval in
            names[approval.stage].map(approval.entering) ?? approval
        }
    }
}

extension Approval {
    /// Returns the same approval of a stage that has another name now.
    fileprivate func entering(_ stage: String) -> Self {
        Self(
            stage: stage,
            by: by,
            role: role,
            at: at,
            planDigest: planDigest,
            registerRevision: registerRevision
        )
    }
}

extension Dictionary where Key == String {
    /// Returns the same values by the new names of their keys.
    ///
    /// A stage that was dropped long ago may have had the new name. Which of the two values stays
    /// must not depend on their order, which is another one in each process.
    func withNames(_ names: [String: String], of both: (Value, Value) -> Value) -> Self {
        Self(map { (names[$0.key] ?? $0.key, $0.value) }, uniquingKeysWith: both)
    }
}
