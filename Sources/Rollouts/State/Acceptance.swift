package import Values

/// The acceptance of a risk, or the claim that something is done, with the reason.
package struct Acceptance: Hashable, Codable, Sendable {
    package let by: String
    package let at: Instant
    package let reason: String
    /// True if a person says so; a program may claim that a mitigation is done.
    package let isByPerson: Bool

    package init(by: String, at: Instant, reason: String, isByPerson: Bool = true) {
        self.by = by
        self.at = at
        self.reason = reason
        self.isByPerson = isByPerson
    }
}
