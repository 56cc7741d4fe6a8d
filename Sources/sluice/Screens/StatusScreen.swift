import RolloutAPI
import Rollouts
import Values

/// A rollout on one screen: its stage, the measured values and the obstacles to the next step.
struct StatusScreen {
    let overview: Overview
    /// True if it names who to ask about each part, and where to read about it.
    var isWide = false
    let terminal: Terminal

    var text: String {
        let sections = [
            header, CheckTable(results: overview.decision.checks, terminal: terminal).lines,
            mitigations, blockers, waivers, risks, contacts, next,
        ]
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
            .joined(separator: "\n\n")
    }

    private var state: State { overview.state }

    private var header: [String] {
        let now = overview.exposureText
        let next = overview.nextStage.map { " → \($0.cohort.mostText) (\($0.name))" } ?? ""
        let phase = state.stage.map { "live · \($0)" } ?? state.phase.text
        var lines =
            blind + [
                terminal.styled(overview.plan.name.sanitizedForTerminal, .bold) + "  "
                    + terminal.styled(phase, .accent) + "  \(now)\(next)"
            ]
        if let description = overview.plan.description {
            let wrapped = description.sanitizedForTerminal.wrapped(to: terminal.width)
            lines += wrapped.map { terminal.styled($0, .dim) }
        }
        return lines + StatusFacts(overview: overview, terminal: terminal).lines + holds
            + AgeLine(overview: overview, terminal: terminal).lines
    }

    /// The first line, where nobody sees a no-go condition.
    private var blind: [String] {
        let spots = overview.blindSpots.map { spot in
            "\(spot.check) since \(spot.since.minute), \((overview.now - spot.since).ago)"
        }
        guard !spots.isEmpty else { return [] }
        let text = "BLIND: nobody sees \(spots.joined(separator: ", "))".sanitizedForTerminal
        return text.harmlessLines(of: terminal.width).map { terminal.styled($0, .bad) }
    }

    private var holds: [String] {
        state.holds(at: overview.now).flatMap { hold in
            let until = hold.expires.map { ", until \($0.minute)" } ?? ""
            let age = (overview.now - hold.since).ago
            let whose = "HELD \(hold.id) by \(hold.owner), \(age)\(until)\(hold.peopleText)"
            let text = "\(whose): \(hold.reasonText)"
            return text.harmlessLines(of: terminal.width - 4).enumerated().map { index, line in
                (index == 0 ? "  " : "    ") + terminal.styled(line, .bad)
            }
        }
    }

    private var mitigations: [String] {
        guard !overview.mitigations.isEmpty else { return [] }
        let table = MitigationTable(rows: overview.mitigations).table
        return [terminal.styled("Mitigations", .bold)] + table.lines(on: terminal)
    }

    private var blockers: [String] {
        let open = overview.blockers.filter(\.blocker.isOpen)
        let cleared = overview.blockers.count - open.count
        guard !overview.blockers.isEmpty else { return [] }
        let title = terminal.styled("Blockers", .bold)
        guard !open.isEmpty else { return ["\(title)  none open, \(cleared) cleared"] }
        var table = Table(flexible: [2])
        table.rows = open.map { row in
            [
                .init("\(row.mark) \(row.blocker.id)", row.style),
                .init(row.blocker.details.severity.rawValue, row.style),
                .init(row.blocker.details.title),
            ]
        }
        return [title + (cleared > 0 ? "  \(cleared) cleared" : "")] + table.lines(on: terminal)
    }

    private var waivers: [String] {
        guard !overview.waivers.isEmpty else { return [] }
        var table = Table(flexible: [3, 1])
        table.rows = overview.waivers.map { waiver in
            [
                .init("~ \(waiver.subject)", .warning), .init("by \(waiver.by)"),
                .init("until \(waiver.until.minute)"), .init(waiver.reason),
            ]
        }
        return [terminal.styled("Waivers", .bold)] + table.lines(on: terminal)
    }

    private var risks: [String] {
        guard !overview.risks.isEmpty else { return [] }
        var table = Table(flexible: [1])
        table.rows = overview.risks.map { row in
            let watch = row.result.map { $0.value ?? $0.verdict.phrase } ?? "not watched"
            let accepted = row.accepted.map { "accepted by \($0.by)" } ?? "not accepted"
            return [
                .init("· \(row.risk.id)"), .init(row.risk.title), .init(accepted), .init(watch),
            ]
        }
        return [terminal.styled("Risks", .bold)] + table.lines(on: terminal)
    }

    private var contacts: [String] {
        isWide ? ContactList(contacts: overview.contacts, terminal: terminal).lines : []
    }

    private var next: [String] {
        NextSteps(decision: overview.decision, now: overview.now, terminal: terminal).lines
    }
}

extension BlockerRow {
    var style: Terminal.Style? { !blocker.isOpen ? .dim : stops ? .bad : .warning }
}
