package import Values

/// The approvals required before a stage is entered.
package struct ApprovalRule: Hashable, Codable, Sendable {
    /// The number of different people, from 1 to 20.
    package let count: Int
    /// The required role; nil if any role counts.
    package let role: String?
    /// True if the person who requests the advance may not approve it too.
    package let notRequester: Bool
    /// The time for which an approval counts after it was given.
    package let validFor: Span

    package init(count: Int, role: String?, notRequester: Bool, validFor: Span) {
        self.count = count
        self.role = role
        self.notRequester = notRequester
        self.validFor = validFor
    }
}
