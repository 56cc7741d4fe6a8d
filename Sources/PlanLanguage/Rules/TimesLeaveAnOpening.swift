import Rollouts

extension Rules {
    /// Times to advance in that weekly freezes of their zone cover would never let anybody advance.
    @Sendable static func timesLeaveAnOpening(_ plan: PlanDocument) -> [Finding] {
        let windows = plan.advanceWithin.items()
        let frozen = plan.freezes.items().compactMap(\.times.times)
        let times = windows.compactMap(\.times)
        let zones = Set((times + frozen).map(\.zone))
        guard times.count == windows.count, zones.count == 1 else { return [] }
        let open = times.isEmpty ? Set(0..<WeeklyTimes.minutesOfWeek) : times.minutes
        guard open.isSubset(of: frozen.minutes) else { return [] }
        let places = windows.map(\.weekly.at) + plan.freezes.items().map(\.times.weekly.at)
        return places.compactMap(\.self).prefix(1).map { .neverOpen(at: $0) }
    }
}

extension [ZonedTimes] {
    /// The minutes of the week that any of the times has.
    fileprivate var minutes: Set<Int> {
        reduce(into: []) { minutes, times in
            for part in times.weekly.parts {
                minutes.formUnion((part.start..<part.end).map { $0 % WeeklyTimes.minutesOfWeek })
            }
        }
    }
}

extension Finding {
    fileprivate static func neverOpen(at location: Location) -> Self {
        .error("the freezes leave no time of the week in which to advance", at: location)
    }
}
