import AuditLog
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
        let decision = try entry.record.decision
        return [
            String(entry.index), entry.time.text, entry.rollout, entry.kind, entry.actor.name,
            entry.actor.kind.rawValue, decision.outcome.rawValue, decision.from, decision.to,
            String(decision.exposure.before), String(decision.exposure.after), decision.summary,
            entry.id,
        ]
    }

    private static func row(_ cells: [String]) -> String {
        cells.map { CSVCell(text: $0).quoted }.joined(separator: ",") + "\r"
    }
}

/// One value of a CSV file that may be opened in a spreadsheet.
struct CSVCell {
    let text: String

    var quoted: String {
        let text = (isFormula ? "'" : "") + lines.joined(separator: "\n")
        let isPlain = !text.unicodeScalars.contains { ["\"", ",", "\n", "\t"].contains($0) }
        return isPlain ? text : "\"\(text.replacing("\"", with: "\"\""))\""
    }

    /// True if a spreadsheet would run the text rather than show it.
    private var isFormula: Bool {
        text.unicodeScalars.first.map { ["=", "+", "-", "@", "\t", "\r"].contains($0) } ?? false
    }

    /// The lines, with characters that a terminal would act on replaced, except tabs.
    private var lines: [String] {
        text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                line.split(separator: "\t", omittingEmptySubsequences: false)
                    .map { String($0).harmless }.joined(separator: "\t")
            }
    }
}
