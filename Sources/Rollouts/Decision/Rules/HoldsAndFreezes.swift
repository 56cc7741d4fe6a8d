import Values

extension Situation {
    var holdObstacles: [Obstacle] {
        state.holds(at: now).map { hold in
            Obstacle(
                rule: .hold,
                subject: hold.id,
                message: "held by \(hold.owner) (\(hold.id)): \(hold.reason); once its cause is "
                    + "gone: sluice resume --hold \(hold.id) --reason …",
                retryAfter: hold.expires
            )
        }
    }

    var freezeObstacles: [Obstacle] {
        plan.freezes.filter { $0.covers(now) || $0.covers(latest) }.map { freeze in
            Obstacle(
                rule: .freeze,
                subject: freeze.reason,
                message: "frozen until \(freeze.to.minute): \(freeze.reason)",
                retryAfter: freeze.to
            )
        }
    }
}
