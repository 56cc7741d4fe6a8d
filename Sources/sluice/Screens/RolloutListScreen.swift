import RolloutAPI
import Rollouts
import Values

/// The rollouts of a log, a line each.
struct RolloutListScreen {
    let briefs: [RolloutBrief]
    let now: Instant
    let terminal: Terminal

    var lines: [String] {
        var table = Table(flexible: [0, 4])
        table.head = ["Rollouts", "stage", "users", "since", ""]
        table.rows = briefs.map(row)
        return table.lines(on: terminal, indent: 0) + ["", next]
    }

    private func row(_ brief: RolloutBrief) -> [Table.Cell] {
        let next = brief.next.map { " → \($0.grouped)" } ?? ""
        let style: Terminal.Style? = brief.standing.needsSomebody ? .bad : nil
        return [
            .init("\(brief.mark) \(brief.rollout)", style),
            .init(brief.phase.text, .accent),
            .init(brief.exposure.grouped + next),
            .init(brief.since.map { (now - $0).ago } ?? "–", .dim),
            .init(brief.words(at: now), style),
        ]
    }

    private var next: String {
        terminal.styled("One of them in full: sluice status --rollout NAME", .dim)
    }
}
