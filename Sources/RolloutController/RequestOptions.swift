package import Cohorts

/// The options of a request, beside its command.
package struct RequestOptions: Sendable {
    package let rollout: String
    /// The plan to put in force; set only by `plan apply`.
    package var plan: PlanFile?
    /// A key that, when repeated, returns the first answer again.
    package var idempotencyKey: String?
    /// The revision that the caller has seen; any other is a conflict.
    package var expectedRevision: Int?
    /// The revision that a person has seen and agreed to; notes of looks and refusals since then
    /// are no conflict.
    package var confirmedRevision: Int?
    /// The customer to remove from the rollout's lists; the record does not name them.
    package var forgotten: CustomerID?

    package init(
        rollout: String,
        plan: PlanFile? = nil,
        idempotencyKey: String? = nil,
        expectedRevision: Int? = nil,
        forgotten: CustomerID? = nil
    ) {
        self.rollout = rollout
        self.plan = plan
        self.idempotencyKey = idempotencyKey
        self.expectedRevision = expectedRevision
        self.forgotten = forgotten
    }
}
