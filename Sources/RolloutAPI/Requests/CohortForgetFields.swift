package import Cohorts
package import Rollouts

/// A customer to remove from every list.
///
/// It makes a command only once it is known which lists have the customer, since the command names
/// the lists and not the customer.
package struct CohortForgetFields: Decodable, Sendable {
    package var id: String
    package var reason: String

    package init(id: String, reason: String) {
        self.id = id
        self.reason = reason
    }

    /// - Throws: `FieldProblem` if the reason is not fit for the log, which keeps it forever.
    package func checkReason() throws(FieldProblem) {
        try RecordText.check(reason, of: "reason")
        guard id.isEmpty || !reason.contains(id) else {
            throw FieldProblem(
                field: "reason",
                message: "the reason names the customer, and would be kept forever"
            )
        }
    }

    package func customer() throws(FieldProblem) -> CustomerID {
        try CustomerID(id, of: "id")
    }

    package func command(forgetting: Forgetting) throws(FieldProblem) -> Command {
        try checkReason()
        return .forget(forgetting: forgetting, reason: reason)
    }
}
