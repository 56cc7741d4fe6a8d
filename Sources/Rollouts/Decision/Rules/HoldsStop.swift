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
}
