import Feasibility
import Rollouts
import Values

/// The evidence that each gate needs, stage by stage.
struct NeedsScreen {
    let plan: Plan
    let needs: [Need]
    let terminal: Terminal

    var text: String {
        plan.stages.map { stage in
            let title = "\(stage.name), \(stage.cohort.text) users, soak \(stage.soak.text)"
            let rows = needs.filter { $0.stage == stage.name }
            return ([terminal.styled(title, .bold)] + rows.flatMap(lines)).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private func lines(_ need: Need) -> [String] {
        let mark = need.problem == nil ? " " : "!"
        let width = (needs.map(\.check.columns).max() ?? 0) + 6
        let head = "  \(mark) \(need.check)"
        let text = need.text + (need.problem.map { ": \($0.text)" } ?? "")
        return text.sanitizedForTerminal.wrapped(to: max(20, terminal.width - width)).enumerated()
            .map {
                index,
                line in
                let start = index == 0 ? head : ""
                let gap = String(repeating: " ", count: max(1, width - start.columns))
                return terminal.styled(start, need.problem == nil ? nil : .warning) + gap + line
            }
    }
}
