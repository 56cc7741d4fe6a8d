import Values

extension DecisionContext {
    var holdObstacles: [Obstacle] {
        state.holds(at: now).map { hold in
            let until = hold.expires.map { ", until \($0.minute)" } ?? ""
            return Obstacle(
                rule: .hold,
                subject: hold.id,
                message: "held by \(hold.owner) (\(hold.id))\(until)\(hold.peopleText): "
                    + hold.reasonText,
                retryAfter: hold.expires,
                remedy: .release(hold: hold.id)
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
