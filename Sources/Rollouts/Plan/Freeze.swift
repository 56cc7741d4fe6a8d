package import Values

/// A time in which nothing advances; hold and rollback remain possible.
package struct Freeze: Hashable, Codable, Sendable {
    package let from: Instant
    /// The first moment after the freeze.
    package let to: Instant
    package let reason: String

    package init(from: Instant, to: Instant, reason: String) {
        self.from = from
        self.to = to
        self.reason = reason
    }

    package func covers(_ moment: Instant) -> Bool {
        from <= moment && moment < to
    }
}
