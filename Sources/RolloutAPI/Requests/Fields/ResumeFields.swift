package import Rollouts
package import Values

package struct ResumeFields: CommandFields {
    package var reason: String
    package var hold: String?

    package enum CodingKeys: String, CodingKey, CaseIterable { case reason, hold }

    package init(reason: String, hold: String? = nil) {
        self.reason = reason
        self.hold = hold
    }

    package func command(at now: Instant) throws(FieldProblem) -> Command {
        try RecordText.check(reason, of: "reason")
        return .resume(id: hold, reason: reason)
    }
}
