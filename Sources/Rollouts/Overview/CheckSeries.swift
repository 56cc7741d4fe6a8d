import Statistics

/// The readings of one check in one unit, accumulated in order.
struct CheckSeries: Sendable {
    private(set) var placed: PlacedCheck
    private let unit: CheckHistory.Unit
    private var samples: [Sample] = []
    private var count = 0

    struct Key: Hashable, Sendable {
        /// The id as written, so that a condition with a limit for each stage is one series.
        let check: String
        let unit: CheckHistory.Unit
    }

    init(placed: PlacedCheck, unit: CheckHistory.Unit) {
        self.placed = placed
        self.unit = unit
    }

    mutating func take(_ sample: Sample, of check: PlacedCheck) {
        placed = check
        count += 1
        samples.append(sample)
        if samples.count >= 4 * CheckHistory.pointsMax {
            samples = thinned(to: 2 * CheckHistory.pointsMax)
        }
    }

    var history: CheckHistory {
        var tests: [Requirement: AnytimeTest?] = [:]
        let points = thinned(to: CheckHistory.pointsMax).map { sample in
            let require = sample.check.require
            let test = tests[require] ?? require.anytimeTest
            tests[require] = .some(test)
            return sample.point(by: sample.share.flatMap { test?.spending($0) })
        }
        return CheckHistory(placed: placed, unit: unit, points: points, readingCount: count)
    }

    private func thinned(to most: Int) -> [Sample] {
        samples.thinned(to: most, keeping: samples.map(\.point).telling)
    }
}

/// A reading whose band is computed only if it is kept.
struct Sample: Sendable {
    let point: CheckHistory.Point
    let measurement: Measurement
    let check: Check
    /// The share of the error that the reading was judged by; nil if it was not judged.
    let share: ErrorShare?

    func point(by test: AnytimeTest?) -> CheckHistory.Point {
        CheckHistory.Point(
            entry: point.entry,
            time: point.time,
            stage: point.stage,
            value: point.value,
            limit: point.limit,
            band: check.require.band(of: measurement, by: test),
            verdict: point.verdict,
            text: point.text,
            detail: point.detail
        )
    }
}
