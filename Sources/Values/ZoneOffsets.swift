/// The difference of a zone's clocks from UTC at each moment, and what its clocks show when.
package struct ZoneOffsets: Sendable {
    private let difference: @Sendable (Instant) -> Int

    /// Creates a zone from its difference in seconds at a moment, positive to the east of
    /// Greenwich.
    package init(_ difference: @escaping @Sendable (Instant) -> Int) {
        self.difference = difference
    }

    package func seconds(at moment: Instant) -> Int { difference(moment) }

    /// Returns the first and the last moment at which the zone's clocks show a local time, which is
    /// given as the moment at which clocks in UTC show it.
    ///
    /// Where clocks are set back there are two; where they are set forward, a time that they skip
    /// is the moment of the change, after which they show a later one. Both are the same at all
    /// other times.
    package func moments(showing local: Instant) -> ClosedRange<Instant> {
        let near = [local - Self.day, local, local + Self.day].map { seconds(at: $0) }
        let candidates = near.map { local - .seconds($0) }
        let showing = zip(candidates, near).filter { seconds(at: $0) == $1 }.map(\.0)
        if let first = showing.min(), let last = showing.max() { return first...last }
        let change = change(
            after: candidates.min() ?? local,
            before: candidates.max() ?? local
        )
        return change...change
    }

    /// A day is longer than any zone's difference from UTC.
    private static let day: Duration = .seconds(86_400)

    /// Returns the moment of the change between two moments with different offsets.
    private func change(after start: Instant, before end: Instant) -> Instant {
        let old = seconds(at: start)
        var (known, changed) = (start.milliseconds, end.milliseconds)
        while changed - known > 1 {
            let middle = known + (changed - known) / 2
            if seconds(at: Instant(milliseconds: middle)) == old {
                known = middle
            } else {
                changed = middle
            }
        }
        return Instant(milliseconds: changed)
    }
}
