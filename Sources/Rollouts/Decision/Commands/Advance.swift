import Cohorts
import Values

extension DecisionContext {
    /// Advances by one stage if nothing prevents it; a failed no-go takes precedence.
    func advance(to target: String?, accepting: [String], reason: String?) -> Decision {
        if let trip { return trip }
        if let target, target != Self.end, plan.stageIndex(target) == nil {
            return unknownStage(target)
        }
        guard state.phase != .completed else { return completedAdvance(to: target) }
        if let target, isReached(target) {
            let word = state.stage == target ? "at" : "past"
            return decision(.alreadyThere, summary: "already \(word) \(target)")
        }
        if let problem = acceptanceProblem(accepting, reason: reason) {
            return decision(.invalid, summary: problem)
        }
        let obstacles = advanceObstacles(to: target, accepting: accepting)
        guard obstacles.isEmpty else { return refusal(obstacles) }
        let changes = acceptances(accepting, reason: reason) + lookedChanges + verifiedChanges
        return step(changes, without: accepting)
    }

    private func step(_ changes: [Change], without accepted: [String]) -> Decision {
        guard let next = nextStage else {
            return decision(
                .advanced,
                to: State.Phase.completed.text,
                summary: "completed: \(state.exposure.grouped) users keep the release",
                changes: changes + [.completed]
            )
        }
        let exposure = chosenCohort?.members.count ?? next.cohort.most
        return decision(
            .advanced,
            to: next.name,
            exposure: exposure,
            summary: "\(state.phase.text) → \(next.name): "
                + "\(state.exposure.grouped) → \(next.cohort.text(having: exposure))"
                + (chosenCohort?.units.map { " of \($0.units.grouped) units" } ?? "")
                + (chosenCohort?.losses.map { ", \($0)" } ?? "")
                + (accepted.isEmpty ? "" : ", without \(accepted.joined(separator: ", "))"),
            changes: changes + [.entered(stage: next.name, exposure: exposure)]
                + beginning(of: next.name) + (chosenCohort.map { [$0.freezing(next.name)] } ?? [])
        )
    }

    /// The word for the end of a rollout, which no stage may have as its name.
    static let end = State.Phase.completed.text

    private func isReached(_ target: String) -> Bool {
        guard let wanted = plan.stageIndex(target) else { return false }
        switch state.phase {
        case .planned: return false
        case .completed: return true
        case .live(let stage): return plan.stageIndex(stage).map { wanted <= $0 } ?? false
        }
    }

    func refusal(_ obstacles: [Obstacle]) -> Decision {
        let outcome = obstacles.first?.rule.outcome ?? .refused
        let refusal = Refusal(
            actor: actor.name,
            outcome: outcome,
            obstacles: obstacles.map { "\($0.rule.rawValue):\($0.subject)" }
        )
        let isNew = !state.refusals.contains { $0.repeats(refusal) }
        return decision(
            outcome,
            obstacles: obstacles,
            summary: obstacles.first?.message ?? "",
            changes: lookChanges + verifiedChanges + (isNew ? [.refused(refusal: refusal)] : [])
        )
    }
}
