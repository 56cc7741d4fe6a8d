import Statistics
import Values

extension Limit {
    /// Judges the change of a gauge per hour by the worst of its series.
    ///
    /// A series with too few values makes it undecided, unless the series has ended: it has no
    /// trend any more. One of many series looks worse by chance, so each needs a higher confidence
    /// to fail.
    func assessment(onTrend series: [TimeSeries], confidence: Double) -> Assessment {
        let series = series.current
        guard !series.isEmpty else {
            return Assessment(verdict: .undecided(.noData), detail: "the gauge has no values")
        }
        guard series.allSatisfy({ $0.points.allSatisfy(\.value.isFinite) }) else {
            return Assessment(verdict: .undecided(.noData), detail: "a value is no finite number")
        }
        guard let worst = worstTrend(of: series, confidence: confidence) else {
            let least = series.map(\.points.count).min() ?? 0
            let needed = TrendInterval.pointsMin
            return Assessment(
                verdict: .undecided(.insufficient),
                detail: "\(least.grouped) values; \(needed.grouped) are needed at the least",
                trialsSeen: least,
                trialsMissing: max(1, needed - least)
            )
        }
        let surer = 1 - (1 - confidence) / Double(series.count)
        let fails = series.contains { one in
            one.hourlyTrend(confidence: surer).map { verdict(on: $0) == .failed } ?? false
        }
        let passes = verdict(on: worst) == .passed
        return Assessment(
            verdict: fails ? .failed : passes ? .passed : .undecided(.insufficient),
            value: "\(shown(worst.estimate))/h",
            detail: "\(range(from: worst.lower, to: worst.upper)) an hour at "
                + "\(confidence.percent)"
                + (series.count > 1 ? ", the worst of \(series.count.grouped) series" : "")
        )
    }

    /// Returns the trend of the series furthest on the wrong side; nil if one has too few values.
    func worstTrend(of series: [TimeSeries], confidence: Double) -> TrendInterval? {
        let trends = series.current.map { $0.hourlyTrend(confidence: confidence) }
        let known = trends.compactMap { $0 }
        guard known.count == trends.count else { return nil }
        return isUpper ? known.max { $0.upper < $1.upper } : known.min { $0.lower < $1.lower }
    }

    private func verdict(on trend: TrendInterval) -> Verdict {
        verdict(from: trend.lower, to: trend.upper)
    }
}

extension TimeSeries {
    /// Returns the change of the gauge per hour; nil if there are too few values.
    fileprivate func hourlyTrend(confidence: Double) -> TrendInterval? {
        guard let start = points.first?.at else { return nil }
        let points = points.map { point in
            let hours = Double((point.at - start).wholeMilliseconds) / 3_600_000
            return TrendInterval.Point(time: hours, value: point.value)
        }
        return TrendInterval(of: points, confidence: confidence)
    }
}

extension [TimeSeries] {
    /// The series without those too short that ended five minutes or more before the newest value.
    fileprivate var current: Self {
        let newest = compactMap(\.points.last?.at).max()
        return filter { one in
            guard let newest, let last = one.points.last?.at else { return false }
            return one.points.count >= TrendInterval.pointsMin || newest - last < .seconds(300)
        }
    }
}
