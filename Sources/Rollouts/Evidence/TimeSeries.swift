package import Values

/// A gauge's values over time.
package struct TimeSeries: Hashable, Codable, Sendable {
    /// The points in chronological order.
    package let points: [Point]

    package init(_ points: [Point]) {
        self.points = points
    }

    package struct Point: Hashable, Codable, Sendable {
        package let at: Instant
        package let value: Double

        package init(at: Instant, value: Double) {
            self.at = at
            self.value = value
        }
    }
}
