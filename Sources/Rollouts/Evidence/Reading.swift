package import Values

/// The answer of a source for one check.
package struct Reading: Hashable, Codable, Sendable {
    /// The check's id.
    package let check: String
    /// The time of the newest measurement behind it, from which its age is counted.
    package let takenAt: Instant
    package let measurement: Measurement
    /// The beginning of the window that was counted; nil if the source was asked for none.
    package let since: Instant?

    package init(
        check: String,
        takenAt: Instant,
        measurement: Measurement,
        since: Instant? = nil
    ) {
        self.check = check
        self.takenAt = takenAt
        self.measurement = measurement
        self.since = since
    }
}
