package import Rollouts
package import Values

package struct BlockerClearFields: CommandFields {
    package var id: String
    package var evidence: String
    package var reason: String

    package enum CodingKeys: String, CodingKey, CaseIterable { case id, evidence, reason }

    package init(id: String, evidence: String, reason: String) {
        self.id = id
        self.evidence = evidence
        self.reason = reason
    }

    package func command(at now: Instant) throws(FieldProblem) -> Command {
        try RecordText.check(evidence, of: "evidence")
        try RecordText.check(reason, of: "reason")
        return .clearBlocker(id: id, evidence: evidence, reason: reason)
    }
}
