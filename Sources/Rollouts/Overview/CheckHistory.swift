package import Values

/// What one check measured and how it was judged, over a rollout's time.
package struct CheckHistory: Hashable, Sendable {
    /// The check as the newest reading was judged by it.
    package let placed: PlacedCheck
    package let unit: Unit
    /// In the order of the log; at most ``pointsMax``.
    package let points: [Point]
    /// How many readings there were before they were thinned out.
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
        /// When it was decided on; entries' times never run backwards.
        package let time: Instant
        /// What the rollout was in: `planned`, a stage's name or `completed`.
        package let stage: String
        /// Nil where nothing was measured, or no finite number.
        package let value: Double?
        package let limit: Double
        /// The failure rates that the reading does not speak against.
        package let band: ClosedRange<Double>?
        package let verdict: Verdict
        /// What was measured, for people.
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

    /// What the numbers count.
    package enum Unit: Hashable, Sendable {
        /// Of one: 0.01 is 1%.
        case share
        case seconds
        case bytes
        case number
    }
}

extension CheckHistory {
    /// So many of the points, every change of verdict before any other.
    package func points(atMost most: Int) -> [Point] {
        points.thinned(to: most, keeping: points.telling)
    }
}

extension [CheckHistory.Point] {
    /// Which points to keep before any other, the most telling first: the ends and the extremes,
    /// then where the verdict, the limit or the stage changed.
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
