import Values

extension DecisionContext {
    /// Takes the release back to an earlier stage or from everybody.
    ///
    /// It needs no evidence and ignores holds and freezes. It leaves a hold that only a person can
    /// release, so that automation does not advance again by itself.
    func rollback(to target: String?, reason: String?) -> Decision {
        guard state.phase != .planned else {
            return decision(
                .alreadyThere,
                summary: "nobody is exposed",
                remedy: .hold
            )
        }
        guard let target else { return rolledBack(to: nil, exposure: 0, reason: reason) }
        guard let stage = plan.stage(target), let wanted = plan.stageIndex(target) else {
            return unknownStage(target)
        }
        let current = state.stage.flatMap(plan.stageIndex) ?? plan.stages.count
        if state.cohort != nil, state.cohorts?[target] == nil {
            return decision(
                .invalid,
                summary:
                    "no cohort was frozen for \(target), so that nobody would have the release",
                remedy: .rollBack
            )
        }
        let restored = restoredCohort(of: target)
        let exposure =
            (restored?.members ?? state.cohorts?[target]?.members)?.count ?? stage.cohort.most
        guard wanted < current, exposure <= state.exposure else {
            return decision(
                .invalid,
                summary: "\(target) is not before \(state.phase.text): a rollback goes back"
            )
        }
        return rolledBack(to: target, exposure: exposure, reason: reason, restored)
    }

    /// Returns the remaining part of an earlier cohort if some of it have since lost the release.
    ///
    /// Nil if nobody has.
    private func restoredCohort(of stage: String) -> CohortSummary? {
        guard evidence.cohort?.stage == stage, state.cohorts?[stage] != nil else { return nil }
        return evidence.cohort?.chosen
    }

    private func rolledBack(
        to stage: String?,
        exposure: Int,
        reason: String?,
        _ restored: CohortSummary? = nil
    ) -> Decision {
        let (id, number) = state.nextHold(.rollback, by: edition)
        let hold = Hold(
            id: id,
            owner: actor.name,
            reason: reason,
            since: latest,
            needsPerson: true,
            isByPerson: actor.kind == .person,
            number: number
        )
        let to = stage ?? State.Phase.planned.text
        return decision(
            .rolledBack,
            to: to,
            exposure: exposure,
            summary: "\(state.phase.text) → \(to): "
                + "\(state.exposure.grouped) → \(exposure.grouped) users: \(hold.reasonText)",
            changes: [
                .rolledBack(to: stage, exposure: exposure, byGuard: false), .held(hold: hold),
            ] + (stage.map { beginning(of: $0, isAnew: true) } ?? [])
                + (restored.flatMap { cohort in stage.map { [cohort.freezing($0)] } } ?? [])
        )
    }
}
