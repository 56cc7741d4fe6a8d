package import AuditLog
import Rollouts
import Values

extension Entry {
    /// The terms by which `log list` finds the entry: its stages, and the texts that people wrote.
    package var searchTerms: SearchTerms {
        get throws {
            let record = try decoded()
            let decision = record.decision
            let said = record.request.command.facts.map(\.1) + decision.obstacles.map(\.message)
            return SearchTerms(
                stages: decision.from == decision.to
                    ? [decision.from] : [decision.from, decision.to],
                text: ([decision.summary, id] + said).joined(separator: "\n")
            )
        }
    }
}
