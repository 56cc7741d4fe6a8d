import AuditLog
import Cohorts
import RolloutController
import Rollouts
import Values

/// Entries of the log as CSV (RFC 4180), with a row of names.
struct EntryCSV {
    let entries: [Entry]

    static let names = [
        "index", "time", "rollout", "kind", "actor", "actorKind", "outcome", "from", "to",
        "exposureBefore", "exposureAfter", "summary", "id",
    ]

    /// The rows, ending with the carriage return that the RFC requires before each newline.
    var rows: [String] {
        get throws { [Self.row(Self.names)] + (try entries.map { Self.row(try Self.cells($0)) }) }
    }

    private static func cells(_ entry: Entry) throws -> [String] {
        let decision = try entry.decoded().decision
        return [
            String(entry.index), entry.time.text, entry.rollout, entry.kind, entry.actor.name,
            entry.actor.kind.rawValue, decision.outcome.rawValue, decision.from, decision.to,
            String(decision.exposure.before), String(decision.exposure.after), decision.summary,
            entry.id,
        ]
    }

    private static func row(_ cells: [String]) -> String {
        CSVRow(cells).text + "\r"
    }
}
