package import Rollouts
package import Values

package struct AdvanceFields: CommandFields {
    package var to: String?
    /// The recommended mitigations to go on without.
    package var accept: [String]?
    package var reason: String?

    package enum CodingKeys: String, CodingKey, CaseIterable { case to, accept, reason }

    package init(to: String? = nil, accept: [String] = [], reason: String? = nil) {
        self.to = to
        self.accept = accept
        self.reason = reason
    }

    package func command(at now: Instant) throws(FieldProblem) -> Command {
        let accept = accept ?? []
        if !accept.isEmpty, reason == nil {
            throw FieldProblem(
                field: "reason",
                message: "\(field: "accept") needs a \(field: "reason")"
            )
        }
        try RecordText.check(reason, of: "reason")
        return .advance(to: to, accepting: accept, reason: reason)
    }
}
