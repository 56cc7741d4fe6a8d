extension Situation {
    var blockerObstacles: [Obstacle] {
        state.register.blockers.filter(\.isOpen).compactMap { blocker in
            guard let why = stops(blocker.known) else { return nil }
            return Obstacle(
                rule: .blocker,
                subject: blocker.id,
                message: "\(blocker.known.severity.rawValue) \(blocker.id) is open: "
                    + "\(blocker.known.title) (\(why))"
            )
        }
    }

    /// Why an open issue stops the next step; nil where it does not.
    func stops(_ blocker: KnownBlocker) -> String? {
        switch blocker.severity {
        case .p0: "a P0 stops every advance"
        case .p1: isClosed(from: blocker.before) ? "a P1 stops entry to \(entering)" : nil
        case .p2: blocker.workaround == nil ? "a P2 needs a recorded workaround" : nil
        case .p3: nil
        }
    }

    private var entering: String { nextStage?.name ?? "" }

    /// Whether the next stage is the named one or a later one; without a name, the last.
    private func isClosed(from stage: String?) -> Bool {
        let first = stage.flatMap(plan.stageIndex) ?? plan.stages.count - 1
        return nextStage.flatMap { plan.stageIndex($0.name) }.map { $0 >= first } ?? false
    }
}
