package import Values

/// A person's acceptance, with the reason.
package struct Acceptance: Hashable, Codable, Sendable {
    package let by: String
    package let at: Instant
    package let reason: String

    package init(by: String, at: Instant, reason: String) {
        self.by = by
        self.at = at
        self.reason = reason
    }
}
