package import Rollouts
package import Values

package struct ApproveFields: CommandFields {
    package var stage: String?
    package var role: String?
    package var reason: String?

    package enum CodingKeys: String, CodingKey, CaseIterable { case stage, role, reason }

    package init(stage: String? = nil, role: String? = nil, reason: String? = nil) {
        self.stage = stage
        self.role = role
        self.reason = reason
    }

    package func command(at now: Instant) throws(FieldProblem) -> Command {
        try RecordText.check(reason, of: "reason")
        return .approve(stage: stage, role: role, reason: reason)
    }
}
