import Rollouts

extension Rules {
    /// Requires that expected rates name checks that judge a rate.
    @Sendable static func expectedRatesAreOfChecks(_ plan: PlanDocument) -> [Finding] {
        let judged = plan.checks.filter { check in
            check.measure.value?.quantity?.traits.isTraffic == true
        }.compactMap(\.id.value)
        return (plan.expect.value?.rates.value ?? []).compactMap { rate in
            guard !judged.contains(rate.name.value) else { return nil }
            return .noRate(rate.name, Suggestion(for: rate.name.value, among: judged))
        }
    }
}

extension Finding {
    fileprivate static func noRate(_ name: Located<String>, _ near: Suggestion) -> Self {
        .error(
            "\(name.value.quoted) is not a check of a rate (failures with total, or a histogram)"
                + near.text,
            at: name.at
        )
    }
}
