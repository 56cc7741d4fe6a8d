package import Values

/// A check or mitigation that is waived until a date.
package struct Waiver: Hashable, Codable, Sendable {
    package let subject: String
    package let by: String
    package let at: Instant
    package let until: Instant
    package let reason: String

    package init(subject: String, by: String, at: Instant, until: Instant, reason: String) {
        self.subject = subject
        self.by = by
        self.at = at
        self.until = until
        self.reason = reason
    }

    /// Returns the same waiver of a check that an amendment has given another id.
    func carried(to subject: String) -> Self {
        Self(subject: subject, by: by, at: at, until: until, reason: reason)
    }
}
