package import Values

/// The measurements of one check over a rollout's time, with their verdicts.
package struct CheckHistory: Hashable, Sendable {
    /// The check as it was for the newest reading.
    package let placed: PlacedCheck
    package let unit: Unit
    /// The points in the order of the log; at most ``pointsMax``.
    package let points: [Point]
    /// The number of readings before thinning.
    package let readingCount: Int

    package static let pointsMax = 500

    package init(placed: PlacedCheck, unit: Unit, points: [Point], readingCount: Int) {
        self.placed = placed
        self.unit = unit
        self.points = points
        self.readingCount = readingCount
    }

    /// One reading and the verdict on it.
    package struct Point: Hashable, Sendable {
        /// The index of the entry that holds both.
        package let entry: Int
        /// The time of the decision; times of entries never run backwards.
        package let time: Instant
        /// The phase of the rollout: `planned`, a stage's name or `completed`.
        package let stage: String
        /// The number; nil if nothing was measured or it was not finite.
        package let value: Double?
        package let limit: Double
        /// The failure rates that the reading does not rule out.
        package let band: ClosedRange<Double>?
        package let verdict: Verdict
        /// A description of the measurement.
        package let text: String?
        package let detail: String?

        package init(
            entry: Int,
            time: Instant,
            stage: String,
            value: Double?,
            limit: Double,
            band: ClosedRange<Double>? = nil,
            verdict: Verdict,
            text: String? = nil,
            detail: String? = nil
        ) {
            self.entry = entry
            self.time = time
            self.stage = stage
            self.value = value
            self.limit = limit
            self.band = band
            self.verdict = verdict
            self.text = text
            self.detail = detail
        }
    }

    /// The unit of the numbers.
    package enum Unit: Hashable, Sendable {
        /// A fraction of one: 0.01 is 1%.
        case share
        case seconds
        case bytes
        case number
    }
}

extension CheckHistory {
    /// Returns at most the given number of points, keeping every change of verdict before any
    /// other.
    package func points(atMost most: Int) -> [Point] {
        points.thinned(to: most, keeping: points.telling)
    }
}

extension [CheckHistory.Point] {
    /// The indices of the points to keep before any other, in tiers.
    ///
    /// The ends and the extremes come first, then the points where the verdict, the limit or the
    /// stage changed.
    var telling: [[Int]] {
        let values = indices.filter { self[$0].value != nil }
        let order: (Int, Int) -> Bool = { (self[$0].value ?? 0) < (self[$1].value ?? 0) }
        let ends = [startIndex, endIndex - 1, values.min(by: order), values.max(by: order)]
        let changes = indices.dropFirst().filter { self[$0].isNews(after: self[$0 - 1]) }
        return [ends.compactMap { $0 }, Array<Int>(changes)]
    }
}

extension CheckHistory.Point {
    fileprivate func isNews(after earlier: Self) -> Bool {
        verdict.word != earlier.verdict.word || limit != earlier.limit || stage != earlier.stage
    }
}
