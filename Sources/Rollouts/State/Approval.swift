package import Values

/// One person's approval to enter a stage, for one plan and one register.
package struct Approval: Hashable, Codable, Sendable {
    package let stage: String
    package let by: String
    package let role: String?
    package let at: Instant
    package let planDigest: String
    package let registerRevision: Int

    package init(
        stage: String,
        by: String,
        role: String?,
        at: Instant,
        planDigest: String,
        registerRevision: Int
    ) {
        self.stage = stage
        self.by = by
        self.role = role
        self.at = at
        self.planDigest = planDigest
        self.registerRevision = registerRevision
    }
}
