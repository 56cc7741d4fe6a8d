extension Situation {
    var holdObstacles: [Obstacle] {
        state.holds(at: latest).map { hold in
            Obstacle(
                rule: .hold,
                subject: hold.id,
                message: "held by \(hold.owner) (\(hold.id)): \(hold.reason)",
                retryAfter: hold.expires
            )
        }
    }

    var freezeObstacles: [Obstacle] {
        plan.freezes.filter { $0.covers(now) }.map { freeze in
            Obstacle(
                rule: .freeze,
                subject: freeze.reason,
                message: "frozen until \(freeze.to.text): \(freeze.reason)",
                retryAfter: freeze.to
            )
        }
    }
}
