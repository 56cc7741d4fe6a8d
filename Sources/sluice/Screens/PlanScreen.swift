import RolloutAPI
import Rollouts
import Values

/// A plan for people: its stages, no-go conditions, gates, mitigations, blockers and risks.
struct PlanScreen {
    let plan: Plan
    /// The values that the variables of its file have or had.
    var values: [PlanValue] = []
    let terminal: Terminal

    var text: String {
        let head =
            [terminal.styled(plan.name.sanitizedForTerminal, .bold)]
            + (plan.description?.sanitizedForTerminal.wrapped(to: terminal.width) ?? [])
        let sections = [
            head, variables, section("Stages", stages),
            section("No-go conditions", checks(plan.noGo)),
            section("Gates", gates), times, section("Guard", guarding),
            section("Mitigations", mitigations), section("Blockers", blockers),
            section("Risks", plan.risks.map { [.init($0.id), .init($0.title)] }), contacts,
        ]
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
            .joined(separator: "\n\n")
    }

    private func section(_ title: String, _ rows: [[Table.Cell]]) -> [String] {
        guard !rows.isEmpty else { return [] }
        var table = Table(flexible: [1, 2, 3, 0])
        table.rows = rows
        return [terminal.styled(title, .bold)] + table.lines(on: terminal)
    }

    private var stages: [[Table.Cell]] {
        plan.stages.map { stage in
            [
                .init(stage.name), .init(stage.cohort.phrase),
                .init("soak \(stage.soak.text)"), .init(stage.approvals?.text ?? ""),
            ]
        }
    }

    private func checks(_ checks: [Check]) -> [[Table.Cell]] {
        checks.map { check in
            let sustained = check.sustained.map { " after \($0.text)" } ?? ""
            return [
                .init(check.id), .init(check.title), .init(check.require.text),
                .init(check.onFail.rawValue + sustained),
                .init(check.stages.map { "in \($0.joined(separator: ", "))" } ?? ""),
            ]
        }
    }

    private var variables: [String] {
        guard !values.isEmpty else { return [] }
        let facts = values.map { ($0.name, $0.value + ($0.isDefault ? " (default)" : "")) }
        return [terminal.styled("Variables", .bold)]
            + FactList(facts: facts, terminal: terminal).lines
    }

    /// The freezes and the times to advance in, of which nothing is cut.
    private var times: [String] {
        let facts =
            plan.freezes.map { ("frozen", "\($0.timeText): \($0.reason)") }
            + (plan.advanceWithin ?? []).map { ("advances within", $0.text) }
        guard !facts.isEmpty else { return [] }
        return [terminal.styled("Times", .bold)] + FactList(facts: facts, terminal: terminal).lines
    }

    private var guarding: [[Table.Cell]] {
        let rule = plan.guard.map { rule in
            "\(rule.onBlind.rawValue) after \(rule.blindAfter.text)"
        }
        return [("a no-go that nobody sees", rule), ("watched after completion", plan.watch?.text)]
            .compactMap { title, text in text.map { [.init(title), .init($0)] } }
    }

    private var gates: [[Table.Cell]] {
        plan.stages.flatMap { stage in
            stage.gates.map { gate in
                [
                    .init(gate.id), .init(gate.title), .init(gate.require.text),
                    .init("to leave \(stage.name)"),
                ]
            }
        }
    }

    private var mitigations: [[Table.Cell]] {
        plan.mitigations.map { mitigation in
            [
                .init(mitigation.id), .init(mitigation.title), .init(mitigation.level.rawValue),
                .init(mitigation.verify?.require.text ?? "no check"),
            ]
        }
    }

    private var blockers: [[Table.Cell]] {
        plan.blockers.map { blocker in
            [
                .init(blocker.id), .init(blocker.title), .init(blocker.severity.rawValue),
                .init(blocker.cleared == nil ? "open" : "cleared"),
            ]
        }
    }

    private var contacts: [String] {
        ContactList(contacts: plan.contacts, terminal: terminal).lines
    }
}
