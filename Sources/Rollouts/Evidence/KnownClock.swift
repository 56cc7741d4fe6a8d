package import Values

/// A clock beside the machine's own, and the moment that it has shown.
package struct KnownClock: Hashable, Codable, Sendable {
    /// The name for people: `the source web`.
    package let name: String
    package let at: Instant
    /// True if it was read for this decision; false if it has shown a moment in the past.
    package let isReadNow: Bool

    package init(name: String, at: Instant, isReadNow: Bool) {
        self.name = name
        self.at = at
        self.isReadNow = isReadNow
    }
}
