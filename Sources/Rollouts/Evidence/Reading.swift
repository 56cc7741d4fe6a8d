package import Values

/// The answer of a source for one check.
package struct Reading: Hashable, Codable, Sendable {
    /// The check's id.
    package let check: String
    /// The time of the newest measurement behind it, from which its age is counted.
    package let takenAt: Instant
    package let measurement: Measurement
    /// The attestation that it is; nil for a measurement.
    package var attested: AttestedWord?
    /// True if it is over the whole stage, beside the reading over the check's own window.
    package var isOfWholeStage: Bool?
    /// The beginning of the window that was counted; nil if the source was asked for none.
    package let since: Instant?
    /// The time from which the window is covered; nil if it is from the beginning.
    package let coveredSince: Instant?

    package init(
        check: String,
        takenAt: Instant,
        measurement: Measurement,
        since: Instant? = nil,
        coveredSince: Instant? = nil
    ) {
        self.check = check
        self.takenAt = takenAt
        self.measurement = measurement
        self.since = since
        self.coveredSince = coveredSince
    }

    /// The same reading, taken over the whole stage.
    package var ofWholeStage: Self {
        var reading = self
        reading.isOfWholeStage = true
        return reading
    }
}

/// The author and the entry of an attested reading.
package struct AttestedWord: Hashable, Codable, Sendable {
    package let by: String
    /// Nil until it is recorded.
    package let entry: Int?

    package init(by: String, entry: Int?) {
        self.by = by
        self.entry = entry
    }
}
