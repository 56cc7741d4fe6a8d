package import Rollouts
package import Values

package struct HoldFields: CommandFields {
    package var reason: String?
    package var hold: String?
    package var expires: Moment?

    package enum CodingKeys: String, CodingKey, CaseIterable { case reason, hold, expires }

    package init(reason: String? = nil, hold: String? = nil, expires: Moment? = nil) {
        self.reason = reason
        self.hold = hold
        self.expires = expires
    }

    package func command(at now: Instant) throws(FieldProblem) -> Command {
        let reason = RecordText.ofStop(reason)
        return .hold(id: hold, reason: reason, expires: expires?.instant(from: now))
    }
}
