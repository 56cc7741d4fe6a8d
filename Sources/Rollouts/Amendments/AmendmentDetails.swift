/// The parts of a plan that another plan changes, and what it costs to put that in force.
package struct AmendmentDetails: Sendable {
    package let changes: [PlanChange]
    /// Nil for two plans of which none is in force.
    package let price: AmendmentPrice?

    package init(_ changes: [PlanChange], _ price: AmendmentPrice? = nil) {
        self.changes = changes
        self.price = price
    }
}
