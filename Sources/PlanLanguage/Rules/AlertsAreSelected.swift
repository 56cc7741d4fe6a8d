import Rollouts

extension Rules {
    /// Alerts are selected by matchers that Alertmanager understands, and only they are silenced.
    @Sendable static func alertsAreSelected(_ plan: PlanDocument) -> [Finding] {
        plan.checks.compactMap(\.measure.value).flatMap { measure -> [Finding] in
            let isOfAlerts = measure.firing.isWritten || measure.alive.isWritten
            guard isOfAlerts else {
                let keys = [("silenced", measure.silenced.at), ("inhibited", measure.inhibited.at)]
                return keys.compactMap { key, at in at.map { .noAlerts(key, at: $0) } }
            }
            let firing = measure.firing.located.flatMap { text in
                AlertMatchers(text.value) == nil ? Finding.noMatchers(at: text.at) : nil
            }
            let alive = measure.alive.located.flatMap { text in
                AlertMatchers(alert: text.value) == nil ? Finding.noAlert(at: text.at) : nil
            }
            return [firing, alive].compactMap(\.self)
        }
    }
}

extension Finding {
    fileprivate static func noMatchers(at location: Location) -> Self {
        .error(
            "'firing' selects alerts by their labels, such as 'severity=\"page\", team=~\"a|b\"'",
            at: location
        )
    }

    fileprivate static func noAlert(at location: Location) -> Self {
        .error(
            "'alive' is the name of an alert that fires all the time, such as Watchdog, or labels "
                + "such as 'alertname=\"Watchdog\", cluster=\"eu\"'",
            at: location
        )
    }

    fileprivate static func noAlerts(_ key: String, at location: Location) -> Self {
        .error("\(key.quoted) is for alerts: firing with alive", at: location)
    }
}
