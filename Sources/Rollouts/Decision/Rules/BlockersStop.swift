import Values

extension DecisionContext {
    var blockerObstacles: [Obstacle] {
        state.register.blockers.filter(\.isOpen).compactMap { blocker in
            guard let why = stops(blocker.details) else { return nil }
            return Obstacle(
                rule: .blocker,
                subject: blocker.id,
                message: "\(blocker.details.severity.rawValue) \(blocker.id) is open: "
                    + "\(blocker.details.title) (\(why))",
                remedy: blocker.details.severity == .p2 ? .workAround(blocker: blocker.id) : nil
            )
        }
    }

    /// Returns the reason an open issue stops the next step; nil if it does not.
    func stops(_ blocker: BlockerDetails) -> String? {
        switch blocker.severity {
        case .p0: "a P0 stops every advance"
        case .p1: isClosed(from: blocker.before) ? "a P1 stops entry to \(entering)" : nil
        case .p2:
            blocker.workaround?.isBlank ?? true
                ? "a P2 needs a workaround on record" : nil
        case .p3: nil
        }
    }

    private var entering: String { nextStage?.name ?? "completion" }

    /// Returns true if the next stage is the named one or a later one; without a name, the last.
    ///
    /// Completion is later than every stage. A name that the plan does not have closes every stage.
    private func isClosed(from stage: String?) -> Bool {
        guard let next = nextStage.flatMap({ plan.stageIndex($0.name) }) else { return true }
        guard let stage else { return next >= plan.stages.count - 1 }
        return next >= plan.stageIndex(stage) ?? 0
    }
}
