import AuditLog
import RolloutController
import Rollouts

/// One entry of the log for people.
struct EntryScreen {
    let entry: Entry
    let terminal: Terminal

    var text: String {
        get throws {
            let record = try entry.record
            let decision = record.decision
            let style: Terminal.Style = decision.obstacles.isEmpty ? .good : .warning
            var lines = [
                terminal.styled("Entry \(entry.index)", .bold)
                    + "  \(entry.kind)  \(terminal.styled(decision.outcome.phrase, style))",
                "  \(decision.summary.harmless)",
                "",
            ]
            lines += factLines(facts(of: record))
            let checks = CheckTable(results: decision.checks, terminal: terminal).lines
            if !checks.isEmpty { lines += [""] + checks }
            if !decision.obstacles.isEmpty {
                lines.append("")
                lines += NextSteps(decision: decision, now: record.at, terminal: terminal).lines
            }
            return lines.joined(separator: "\n")
        }
    }

    /// Names in a column, and what is said in full: nothing here is cut.
    private func factLines(_ facts: [(String, String)]) -> [String] {
        let width = (facts.map(\.0.columns).max() ?? 0) + 4
        return facts.flatMap { name, text in
            text.harmless.wrapped(to: terminal.width - width).enumerated().map { index, line in
                let head = index == 0 ? "  \(name)" : ""
                let gap = String(repeating: " ", count: width - head.columns)
                return terminal.styled(head, .dim) + gap + line
            }
        }
    }

    private func facts(of record: Record) -> [(String, String)] {
        let decision = record.decision
        let asked = record.request.command.facts
        let plan = record.plan.map { [("plan", $0.summary)] } ?? []
        return asked + plan + [
            ("time", entry.time.text),
            ("actor", "\(entry.actor.name) (\(entry.actor.kind.rawValue), claimed)"),
            ("rollout", entry.rollout),
            ("from", "\(decision.from), \(decision.exposure.before.grouped) users"),
            ("to", "\(decision.to), \(decision.exposure.after.grouped) users"),
            ("decided on", record.revision < 0 ? "nothing before" : "revision \(record.revision)"),
            ("digest", record.planDigest ?? "none"),
            ("key", entry.id),
        ]
    }
}
