import Feasibility
import RolloutAPI
import Rollouts
import Values

/// The evidence that each gate needs, stage by stage.
struct NeedsScreen {
    let plan: Plan
    let needs: [Need]
    /// The warnings that are printed beside it, whose problems it does not repeat.
    let warnings: [String]
    let terminal: Terminal

    var text: String { (plan.stages.flatMap(lines) + least).joined(separator: "\n") }

    private var least: [String] {
        let text =
            "from the first advance to completion at least "
            + plan.leastTime(given: needs).spoken
        return text.wrapped(to: terminal.width)
    }

    private func lines(_ stage: Stage) -> [String] {
        let approvals = stage.approvals.map { ", \($0.text)" } ?? ""
        let title =
            "\(stage.name), \(stage.cohort.phrase), soak \(stage.soak.text)\(approvals)"
        return title.sanitizedForTerminal.wrapped(to: terminal.width).map {
            terminal.styled($0, .bold)
        }
            + plan.mitigations.filter { $0.due?.stage == stage.name }.flatMap(lines)
            + needs.filter { $0.stage == stage.name }.flatMap(lines)
    }

    private func lines(_ mitigation: Mitigation) -> [String] {
        let due = mitigation.due.map { ", due \($0.text)" } ?? ""
        let text = "\(mitigation.id), \(mitigation.level.rawValue)\(due)".sanitizedForTerminal
        return text.wrapped(to: terminal.width - 4).map { "    " + $0 }
    }

    private func lines(_ need: Need) -> [String] {
        let mark = need.problem == nil ? " " : "!"
        let width = (needs.map(\.check.columns).max() ?? 0) + 6
        let head = "  \(mark) \(need.check)"
        let problem = need.problem.map { warned($0.text) ? ": see the warning" : ": \($0.text)" }
        let text = need.text + (problem ?? "")
        let lines = text.sanitizedForTerminal.wrapped(to: max(20, terminal.width - width))
        return lines.enumerated().map { index, line in
            let start = index == 0 ? head : ""
            let gap = String(repeating: " ", count: max(1, width - start.columns))
            return terminal.styled(start, need.problem == nil ? nil : .warning) + gap + line
        }
    }

    private func warned(_ problem: String) -> Bool {
        warnings.contains { $0.hasSuffix(problem) }
    }
}
