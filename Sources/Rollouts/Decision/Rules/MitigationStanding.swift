package import Values

extension Situation {
    func isSettled(_ mitigation: Mitigation) -> Bool {
        switch mitigation.standing(in: state, seeing: result(of: mitigation.id), at: latest) {
        case .verified, .waived: true
        case .claimed, .open: false
        }
    }

    /// Whether the next step enters the stage that the mitigation is due before, or one behind it
    /// where an amendment put that stage into the past.
    func isDue(_ mitigation: Mitigation) -> Bool {
        guard case .before(let stage)? = mitigation.due, let next = nextStage,
            let wanted = plan.stageIndex(stage), let coming = plan.stageIndex(next.name)
        else { return false }
        return wanted == coming || wanted < coming && state.firstEntered[stage] == nil
    }

    /// Every mitigation that should be in place by now and is not.
    var overdueMitigations: [Mitigation] {
        plan.mitigations.filter { isOverdue($0) && !isSettled($0) }
    }

    func isOverdue(_ mitigation: Mitigation) -> Bool {
        mitigation.deadline(in: state).map { $0 <= latest } ?? false
    }
}

extension Mitigation {
    /// How far a mitigation has come.
    package enum Standing: Hashable, Sendable {
        /// Seen to be in place.
        case verified
        case waived(Waiver)
        /// Somebody says that it is done, and no check agrees.
        case claimed
        case open
    }

    /// Where the mitigation stands, by what its check says now.
    ///
    /// One that was seen to be in place before does not count for that: it may have been undone.
    /// Without a check there is never more than a claim.
    package func standing(
        in state: State,
        seeing result: CheckResult?,
        at now: Instant
    ) -> Standing {
        let record = state.register.mitigations[id]
        if result?.verdict == .passed { return .verified }
        if let waiver = state.register.waiver(of: id, at: now) { return .waived(waiver) }
        return record?.claimed == nil ? .open : .claimed
    }

    /// When the mitigation must be in place; nil while that is not known, or never.
    package func deadline(in state: State) -> Instant? {
        switch due {
        case .before(let stage): state.firstEntered[stage]
        case .within(let span, let stage): state.firstEntered[stage].map { $0 + span.duration }
        case nil: nil
        }
    }
}
