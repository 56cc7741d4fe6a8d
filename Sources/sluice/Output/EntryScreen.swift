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
            var facts = Table(flexible: [1])
            facts.rows = self.facts(of: record).map { [.init($0.0, .dim), .init($0.1)] }
            lines += facts.lines(on: terminal)
            let checks = CheckTable(results: decision.checks, terminal: terminal).lines
            if !checks.isEmpty { lines += [""] + checks }
            if !decision.obstacles.isEmpty {
                lines.append("")
                lines += NextSteps(decision: decision, now: record.at, terminal: terminal).lines
            }
            return lines.joined(separator: "\n")
        }
    }

    private func facts(of record: Record) -> [(String, String)] {
        let decision = record.decision
        return [
            ("time", entry.time.text),
            ("actor", "\(entry.actor.name) (\(entry.actor.kind.rawValue), claimed)"),
            ("rollout", entry.rollout),
            ("from", "\(decision.from), \(decision.exposure.before.grouped) users"),
            ("to", "\(decision.to), \(decision.exposure.after.grouped) users"),
            ("decided on", record.revision < 0 ? "nothing before" : "revision \(record.revision)"),
            ("plan", record.planDigest ?? "none"),
            ("key", entry.id),
        ]
    }
}
