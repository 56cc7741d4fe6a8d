package import Rollouts
package import Values

package struct WaiveFields: CommandFields {
    package var subject: String
    package var until: Moment
    package var reason: String

    package enum CodingKeys: String, CodingKey, CaseIterable { case subject, until, reason }

    package init(subject: String, until: Moment, reason: String) {
        self.subject = subject
        self.until = until
        self.reason = reason
    }

    package func command(at now: Instant) throws(FieldProblem) -> Command {
        try RecordText.check(reason, of: "reason")
        return .waive(subject: subject, until: until.instant(from: now), reason: reason)
    }
}
