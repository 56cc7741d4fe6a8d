import Values

extension DecisionContext {
    /// The refusal of a plan that would leave something without the stage that it refers to; nil
    /// if everything keeps its stage.
    var stageRefusal: Decision? {
        if let stage = mergedStage {
            return decision(
                .refused,
                summary: "\(stage.name) is in force as a stage of its own, and was never "
                    + (stage.from ?? "another")
            )
        }
        if let stage = lostStage {
            return decision(
                .refused,
                summary: "\(stage) was entered, and an amendment may not take it away",
                remedy: .rename(stage: stage)
            )
        }
        if let blocker = openedBlocker { return refusal(toOpen: blocker) }
        guard let (mitigation, stage) = lostDeadline else { return nil }
        return decision(
            .refused,
            summary: "the deadline of \(mitigation) counts from \(stage), which was entered and is "
                + "no stage of this plan",
            remedy: .rename(stage: stage)
        )
    }

    /// Returns the name that a stage in force has in the new plan.
    func carried(_ stage: String) -> String { renames[stage] ?? stage }

    private var stages: [CarriedStage] { plan.carriedStages(of: state) }

    private var renames: [String: String] { stages.renames }

    private func isKept(_ stage: String) -> Bool { plan.stage(carried(stage)) != nil }

    /// A stage that would become another one that is in force beside it.
    private var mergedStage: CarriedStage? {
        stages.first { stage in
            stage.from != nil && state.stages.contains { $0.name == stage.name }
        }
    }

    /// A stage that the rollout is in, or came through, and that the plan does not have.
    private var lostStage: String? {
        state.stages.prefix(reached).map(\.name).first { !isKept($0) }
    }

    /// The number of stages in force up to the one that is live.
    private var reached: Int {
        switch state.phase {
        case .planned: 0
        case .live(let stage):
            (state.stages.firstIndex { $0.name == stage } ?? state.stages.count - 1) + 1
        case .completed: state.stages.count
        }
    }

    /// A running deadline whose stage the plan does not have, with that stage.
    private var lostDeadline: (String, String)? {
        state.deadlines.sorted { $0.key < $1.key }.first { mitigation, stage in
            plan.mitigation(mitigation) != nil && state.firstEntered[stage] != nil
                && !isKept(stage)
        }
    }

    /// An open issue on record whose stage is gone, or that would keep less closed than now.
    ///
    /// One of which the plan says what it closes is as the plan says, and so is one of the plan's
    /// own that no person has changed.
    private var openedBlocker: Blocker? {
        state.register.blockers.first { blocker in
            let planned = plan.blockers.first { $0.id == blocker.id }
            guard blocker.isOpen, planned?.before == nil,
                planned == nil || blocker.isChangedByHand
            else { return false }
            let before = blocker.details.before
            if planned == nil, let before, !isKept(before) { return true }
            let after = planned == nil ? before.map(carried) : nil
            guard blocker.details.severity == .p1, let reach = stages.reach(before: after) else {
                return false
            }
            return reach > state.stages.reach(before: before) ?? 0
        }
    }

    private func refusal(toOpen blocker: Blocker) -> Decision {
        let issue = "\(blocker.details.severity.rawValue) \(blocker.id)"
        let stage = blocker.details.before
        guard let stage, !isKept(stage) else {
            return decision(
                .refused,
                summary:
                    "\(issue) is open and keeps \(stage ?? "the last stage") closed: this plan "
                    + "would let in more users",
                remedy: .moveBlocker(blocker: blocker.id, stage: nil)
            )
        }
        return decision(
            .refused,
            summary: "\(issue) is open and keeps \(stage) closed, which is no stage of this plan",
            remedy: .moveBlocker(blocker: blocker.id, stage: stage)
        )
    }
}
