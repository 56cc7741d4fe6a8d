package import Rollouts
package import Values

package struct MitigationDoneFields: CommandFields {
    package var id: String
    package var reason: String?

    package enum CodingKeys: String, CodingKey, CaseIterable { case id, reason }

    package init(id: String, reason: String? = nil) {
        self.id = id
        self.reason = reason
    }

    package func command(at now: Instant) throws(FieldProblem) -> Command {
        try RecordText.check(reason, of: "reason")
        return .mitigationDone(id: id, reason: reason ?? "carried out")
    }
}
