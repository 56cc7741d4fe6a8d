package import Rollouts
package import Values

package struct RollbackFields: CommandFields {
    package var reason: String?
    package var to: String?

    package enum CodingKeys: String, CodingKey, CaseIterable { case reason, to }

    package init(reason: String? = nil, to: String? = nil) {
        self.reason = reason
        self.to = to
    }

    package func command(at now: Instant) throws(FieldProblem) -> Command {
        let reason = RecordText.ofStop(reason)
        return .rollback(to: to, reason: reason)
    }
}
