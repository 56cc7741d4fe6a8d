package import Rollouts
package import Values

/// What an entry of the log holds: a decision and everything that it was made of.
package struct Record: Hashable, Codable, Sendable {
    /// The edition of the rules that it was decided by.
    package let rules: Int
    package let request: Request
    /// The clock as it was read; the entry's own time is never before the entry before it.
    package let at: Instant
    /// The revision that the decision was taken on; -1 where there was none.
    package let revision: Int
    /// The digest of the plan that the decision was made by.
    package let planDigest: String?
    package let evidence: Evidence
    package let decision: Decision
    /// The plan that comes into force; only in `plan.apply`.
    package let plan: Plan?
    /// Where that plan was read from.
    package let planPath: String?
}
