import Rollouts

extension Rules {
    /// An entry of the log holds what each weekly time meant at its moment, and is bounded.
    @Sendable static func weeklyTimesAreFew(_ plan: PlanDocument) -> [Finding] {
        let frozen = plan.freezes.items().compactMap(\.times.weekly.at)
        let windows = plan.advanceWithin.items().compactMap(\.weekly.at)
        return (frozen + windows).sorted().dropFirst(weeklyTimesMax).prefix(1).map {
            .tooManyTimes(at: $0)
        }
    }

    fileprivate static let weeklyTimesMax = 10
}

extension Finding {
    fileprivate static func tooManyTimes(at location: Location) -> Self {
        .error(
            "a plan has at most \(Rules.weeklyTimesMax) weekly times, in freezes and advanceWithin "
                + "together",
            at: location
        )
    }
}
