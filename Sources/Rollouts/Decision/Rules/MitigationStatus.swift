package import Values

extension DecisionContext {
    func isSettled(_ mitigation: Mitigation) -> Bool {
        switch mitigation.status(in: state, seeing: result(of: mitigation.id), at: latest) {
        case .verified, .waived: true
        case .claimed, .open: false
        }
    }

    /// Returns true if the next step enters the stage before which the mitigation is due.
    ///
    /// Also true for a later stage if an amendment put that stage in the past.
    func isDue(_ mitigation: Mitigation) -> Bool {
        guard case .before(let stage)? = mitigation.due, let next = nextStage,
            let wanted = plan.stageIndex(stage), let coming = plan.stageIndex(next.name)
        else { return false }
        return wanted == coming || wanted < coming && state.firstEntered[stage] == nil
    }

    /// The mitigations that are overdue and not in place.
    var overdueMitigations: [Mitigation] {
        plan.mitigations.filter { isOverdue($0) && !isSettled($0) }
    }

    func isOverdue(_ mitigation: Mitigation) -> Bool {
        mitigation.deadline(in: state).map { $0 <= latest } ?? false
    }
}

extension Mitigation {
    /// The progress of a mitigation.
    package enum Status: Hashable, Sendable {
        /// The check shows that it is in place.
        case verified
        case waived(Waiver)
        /// A person says that it is done, and no check confirms it.
        case claimed
        case open
    }

    /// Returns the mitigation's progress, based on its check's present result.
    ///
    /// An earlier verification does not count: the mitigation may have been undone. Without a check
    /// it is never more than claimed.
    package func status(
        in state: State,
        seeing result: CheckResult?,
        at now: Instant
    ) -> Status {
        let record = state.register.mitigations[id]
        if result?.verdict == .passed { return .verified }
        if let waiver = state.register.waiver(of: id, at: now) { return .waived(waiver) }
        return record?.claimed == nil ? .open : .claimed
    }

    /// Returns the time by which the mitigation must be in place; nil if it is unknown or there is
    /// none.
    package func deadline(in state: State) -> Instant? {
        switch due {
        case .before(let stage): state.firstEntered[stage]
        case .within(let span, let stage): state.firstEntered[stage].map { $0 + span.duration }
        case nil: nil
        }
    }
}
