import RolloutAPI
import Rollouts
import Values

/// The parts of a plan that an amendment changes, and its price: what stays, what ends, and what
/// follows from it.
struct AmendmentScreen {
    let amendment: AmendmentDetails
    let now: Instant
    let terminal: Terminal
    /// True if the amendment was made; its next step is then that of another day.
    var isPast = false

    var lines: [String] {
        let effects = price?.refusal == nil ? [kept, begun, voided, next] : [refusal]
        let sections = [amendment.changes.flatMap(lines)] + effects
        return sections.filter { !$0.isEmpty }.reduce(into: []) { lines, section in
            lines += (lines.isEmpty ? [] : [""]) + section
        }
    }

    private var price: AmendmentPrice? { amendment.price }

    private func lines(of change: PlanChange) -> [String] {
        let isWhole = change.kind != .changed
        let style: Terminal.Style =
            switch change.kind {
            case .added: .good
            case .changed: .warning
            case .removed: .bad
            }
        let loosens = isWhole && change.loosens ? Self.loosens : ""
        let head = Headline(
            mark: change.kind.mark,
            style: style,
            text: change.part + loosens,
            terminal: terminal
        )
        return head.lines + list(change.values.map { fact($0, isWhole: isWhole) })
    }

    private static let loosens = " (loosens)"

    private func fact(_ value: PlanChange.Value, isWhole: Bool) -> (String, String) {
        guard !isWhole else { return (value.key, value.after ?? value.before ?? "") }
        let change = "\(value.before ?? "none") → \(value.after ?? "none")"
        return (value.key, change + (value.loosens ? Self.loosens : ""))
    }

    private var kept: [String] {
        guard let price else { return [] }
        let checks = price.amendment.checks.filter(\.isKept).map { check in
            check.from.flatMap { $0 == check.id ? nil : "\(check.id) (which was \($0))" }
                ?? check.id
        }
        let stages = price.amendment.stages.compactMap { stage in
            stage.from.map { "\(stage.name), which was \($0)" }
        }
        return section(
            "Kept",
            [
                ("users", standing(price)),
                ("stage", stages.joined(separator: "; ")),
                ("checks", checks.joined(separator: ", ")),
            ]
                + price.keptWaivers.map {
                    ("waiver", "\($0.subject) by \($0.by) until \($0.until.minute)")
                }
                + price.keptBlockers.map {
                    (
                        "open",
                        "\($0.details.severity.rawValue) \($0.id), until it is cleared"
                    )
                } + price.keptHolds.map { ("hold", $0) }
        )
    }

    private func standing(_ price: AmendmentPrice) -> String {
        switch price.phase {
        case .planned: ""
        case .live(let stage): "\(stage) keeps its \(price.exposure.grouped)"
        case .completed: "all \(price.exposure.grouped) keep the release"
        }
    }

    private var begun: [String] {
        guard let price else { return [] }
        let anew = price.amendment.checks.filter { !$0.isKept }
        return section(
            "Begins anew",
            anew.map { ($0.id, $0.beginning) }
                + price.amendment.removed.map { ($0, "taken away, with what was seen of it") }
        )
    }

    private var voided: [String] {
        section(
            isPast ? "Voided" : "Would be voided",
            (price?.voided ?? []).map { word in
                let until = word.until.map { " until \($0.minute)" } ?? ""
                let given = "\(word.subject) by \(word.by)\(until)"
                return (word.kind, given + (word.consequence.map { " → \($0)" } ?? ""))
            }
        )
    }

    private var refusal: [String] {
        guard let refusal = price?.refusal else { return [] }
        let why =
            refusal.outcome == .notPermitted
            ? "only a person may do what is marked as loosening" : refusal.sentence
        return Headline(isDone: false, "would not be put in force: \(why)", terminal).lines
    }

    private var next: [String] {
        guard !isPast, let next = price?.next else { return [] }
        let title = terminal.styled("Next step under the new plan", .bold)
        guard next.outcome != .tripped else {
            return [title] + Headline(isDone: false, "would be \(next.summary)", terminal).lines
        }
        guard !next.obstacles.isEmpty else {
            return [title] + Headline(isDone: true, "would be: \(next.summary)", terminal).lines
        }
        return [title]
            + Headline(isDone: false, "would not advance: \(next.standing)", terminal).lines
            + NextSteps(decision: next, now: now, terminal: terminal).obstacles
    }

    private func section(_ title: String, _ facts: [(String, String)]) -> [String] {
        let facts = facts.filter { !$0.1.isEmpty }
        return facts.isEmpty ? [] : [terminal.styled(title, .bold)] + list(facts)
    }

    private func list(_ facts: [(String, String)]) -> [String] {
        FactList(facts: facts, terminal: terminal).lines
    }
}

extension CarriedCheck {
    /// The evidence that a check is judged on from now on, which is not kept.
    fileprivate var beginning: String {
        guard let from else { return "a new check" }
        let span =
            isCountedFromNow == true
            ? "on what comes after the next recorded look" : "on the whole stage"
        return (from == id ? "" : "was \(from); ") + "judged \(span); a failure seen before counts"
    }
}
