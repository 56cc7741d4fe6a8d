import AuditLog
import RolloutAPI
import RolloutController
import Rollouts
import Transparency
import Values

/// One decision for people: who, when, on what evidence, against which limits, with what changes.
struct EntryScreen {
    let entry: Entry
    let leaf: Leaf
    let grounds: RolloutLog.Grounds
    /// The amendment that the entry made; nil if it made none.
    let amendment: AmendmentDetails?
    let now: Instant
    let terminal: Terminal

    var text: String {
        get throws {
            let record = try entry.decoded()
            let checks = CheckList(
                results: record.decision.checks,
                evidence: record.evidence,
                terminal: terminal
            )
            let lines =
                head(record.decision) + [""] + list(asked(record))
                + section("What changed", changed(record.decision)) + amended(record)
                + checks.lines
                + obstacles(record.decision) + section("On record", provenance(record))
            return lines.joined(separator: "\n")
        }
    }

    private func head(_ decision: Decision) -> [String] {
        let style: Terminal.Style = decision.obstacles.isEmpty ? .good : .warning
        let title = terminal.styled("Entry \(entry.index)", .bold)
        let outcome = terminal.styled(decision.outcome.phrase, style)
        return ["\(title)  \(entry.kind.sanitizedForTerminal)  \(outcome)"]
            + decision.summary.harmlessLines(of: terminal.width - 2).map { "  \($0)" }
    }

    private func asked(_ record: Record) -> [(String, String)] {
        let skew = entry.time - record.at
        let clock = "\(skew.spoken) behind the entry before, whose time this one takes"
        return [("who", entry.actor.described), ("when", when)]
            + (skew == .zero ? [] : [("clock", clock)])
            + (record.request.askedAt.map { [("asked for", "\($0.text), kept until now")] } ?? [])
            + [("rollout", entry.rollout)]
            + (amendment == nil ? record.request.command.facts : [])
            + grounds.approvals.map { ("approved by", $0.described(at: now)) }
    }

    private var when: String {
        "\(entry.time.text)\(entry.time.localClock), \((now - entry.time).ago)"
    }

    private func changed(_ decision: Decision) -> [(String, String)] {
        let exposure = decision.exposure
        let isMoved = decision.from != decision.to
        return [
            ("stage", isMoved ? "\(decision.from) → \(decision.to)" : "\(decision.to), as before"),
            (
                "exposure",
                exposure.before == exposure.after
                    ? "\(exposure.after.grouped) users, as before"
                    : "\(exposure.before.grouped) → \(exposure.after.grouped) users"
            ),
        ]
            + decision.changes.flatMap { change in
                guard case .planApplied(let digest, _, _, _) = change, amendment != nil else {
                    return change.facts
                }
                return [("in force", digest)]
            }
    }

    private func amended(_ record: Record) -> [String] {
        guard let amendment else { return [] }
        let screen = AmendmentScreen(
            amendment: amendment,
            now: record.at,
            terminal: terminal,
            isPast: true
        )
        return ["", terminal.styled("The plan", .bold)] + screen.lines
    }

    private func obstacles(_ decision: Decision) -> [String] {
        guard !decision.obstacles.isEmpty else { return [] }
        let title = decision.outcome == .tripped ? "What tripped it" : "What stood in the way"
        let reasons = decision.obstacles.map { obstacle in
            let ask = obstacle.contact.map { "; \($0.text)" } ?? ""
            return (obstacle.rule.rawValue, obstacle.message + ask)
        }
        let retry = decision.retryAfter.map { [("again after", $0.minute)] } ?? []
        return section(title, reasons + retry)
    }

    private func provenance(_ record: Record) -> [(String, String)] {
        let stages = record.plan?.stages.map { "\($0.name) \($0.cohort.text)" }
        let source = grounds.planEntry.map { index in
            index == entry.index
                ? ", put in force by this entry" : ", put in force by entry \(index)"
        }
        let facts: [(String, String?)] = [
            ("plan", record.planDigest.map { _ in entry.rollout + (source ?? "") } ?? "none"),
            ("digest", record.planDigest),
            ("stages", stages?.joined(separator: ", ")),
            ("file", record.planPath),
            ("variables", record.planValues?.map(\.text).joined(separator: ", ")),
            ("rules", "edition \(record.edition)"),
            ("revision", record.revision < 0 ? "nothing before" : "entry \(record.revision)"),
            ("key", entry.id),
            (
                "payload",
                leaf.payloadDigest.map { "attached, \(entry.payload.count.grouped) B, \($0.hex)" }
                    ?? "in the entry, \(entry.payload.count.grouped) B"
            ),
            ("leaf hash", leaf.hash.hex),
        ]
        return facts.compactMap { name, text in text.map { (name, $0) } }
    }

    private func section(_ title: String, _ facts: [(String, String)]) -> [String] {
        facts.isEmpty ? [] : ["", terminal.styled(title, .bold)] + list(facts)
    }

    private func list(_ facts: [(String, String)]) -> [String] {
        FactList(facts: facts, terminal: terminal).lines
    }
}

extension Actor {
    /// A description such as `manager, a person (claimed: nothing proves the name)`.
    fileprivate var described: String {
        let known =
            switch proof {
            case .claimed: "claimed: nothing proves the name"
            }
        return switch kind {
        case .person: "\(name), a person (\(known))"
        case .automation: "\(name), a program (\(known))"
        case .guardian: "\(name), the controller itself (\(known))"
        }
    }
}

extension Approval {
    fileprivate func described(at now: Instant) -> String {
        "\(by)\(role.map { " as \($0)" } ?? ""), at \(at.minute), \((now - at).ago)"
    }
}
