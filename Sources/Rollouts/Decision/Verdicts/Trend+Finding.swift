extension Limit {
    /// Judges what a gauge gains in an hour.
    func finding(onTrend series: [TimeSeries], confidence: Double) -> Finding {
        let count = series.map(\.points.count).max() ?? 0
        guard count > 0 else {
            return Finding(verdict: .undecided(.noData), detail: "the gauge has no values")
        }
        guard series.allSatisfy({ $0.points.allSatisfy(\.value.isFinite) }) else {
            return Finding(verdict: .undecided(.noData), detail: "a value is no finite number")
        }
        guard let trend = series.hourlyTrend(confidence: confidence) else {
            let needed = TrendInterval.pointsMin
            return Finding(
                verdict: .undecided(.insufficient),
                detail: "\(count.grouped) values; \(needed.grouped) are needed at the least",
                trialsSeen: count,
                trialsMissing: max(1, needed - count)
            )
        }
        let range = range(from: trend.lower, to: trend.upper)
        return Finding(
            verdict: verdict(from: trend.lower, to: trend.upper),
            value: "\(shown(trend.estimate))/h",
            detail: "\(range) an hour at \(confidence.percent)"
        )
    }
}

extension [TimeSeries] {
    /// What the gauge gains in an hour; nil where there are too few values.
    func hourlyTrend(confidence: Double) -> TrendInterval? {
        guard let start = compactMap(\.points.first?.at).min() else { return nil }
        let series = map { one in
            one.points.map { point in
                let hours = Double((point.at - start).wholeMilliseconds) / 3_600_000
                return TrendInterval.Point(time: hours, value: point.value)
            }
        }
        return TrendInterval(of: series, confidence: confidence)
    }
}
