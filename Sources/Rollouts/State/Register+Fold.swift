import Values

extension Register {
    mutating func apply(_ change: Change, revision: Int, at time: Instant) {
        switch change {
        case .approved(let approval):
            // An approval does not change the register's revision: it must not void the others.
            approvals.append(approval)
            return
        case .mitigationVerified(let id):
            mitigations[id, default: MitigationRecord()].verifiedAt = time
            return
        case .waived(let waiver):
            waivers.append(waiver)
        case .riskAccepted(let id, let acceptance):
            acceptedRisks[id] = acceptance
        case .blockerOpened(let known, let person, let reason, let isByPerson):
            let status = Blocker.Status.open(by: person, at: time, reason: reason)
            // An issue that a person once put on record stays theirs, whoever raises it again.
            put(
                Blocker(
                    details: known,
                    status: status,
                    isChangedByHand: true,
                    isByPerson: isByPerson || blocker(known.id)?.isByPerson == true
                )
            )
        case .blockerCleared(let id, let person, let evidence, let decision):
            guard var blocker = blocker(id) else { return }
            blocker.status = .cleared(by: person, at: time, evidence: evidence, decision: decision)
            blocker.isChangedByHand = true
            blocker.isByPerson = true
            put(blocker)
        case .mitigationClaimed(let id, let acceptance):
            mitigations[id, default: MitigationRecord()].claimed = acceptance
        case .planApplied, .entered, .cohortFrozen, .forgotten, .completed, .rolledBack, .held,
            .released, .releaseAgreed, .attested, .withdrawn, .looked, .unseen, .blindnessTold,
            .seenAgain, .failuresSeen, .totalsRead, .refused, .clockCorrected, .countsSeen:
            return
        }
        self.revision = revision
    }

    /// Merges the blockers of a plan.
    ///
    /// A blocker that a person raised, cleared or reopened keeps its status, and one that the new
    /// plan omits stays on record: a blocker is removed only by being cleared. A waiver was given
    /// for a check as it was, and ends unless the check is kept.
    mutating func merge(
        _ planned: [BlockerDetails],
        keepingWaiversOf amendment: Amendment,
        revision: Int,
        at time: Instant
    ) {
        for known in planned {
            if var blocker = blocker(known.id), blocker.isChangedByHand {
                blocker.details = known.atLeast(blocker.isOpen ? blocker.details.severity : .p3)
                put(blocker)
            } else {
                put(Blocker(planned: known, at: time))
            }
        }
        waivers = waivers.flatMap { waiver in
            amendment.checks.filter { $0.isKept && $0.from == waiver.subject }
                .map { waiver.carried(to: $0.id) }
        }
        self.revision = revision
    }

    private mutating func put(_ blocker: Blocker) {
        if let index = blockers.firstIndex(where: { $0.id == blocker.id }) {
            blockers[index] = blocker
        } else {
            blockers.append(blocker)
        }
    }
}

extension Blocker {
    fileprivate init(planned: BlockerDetails, at time: Instant) {
        let status =
            planned.cleared.map {
                Status.cleared(
                    by: "the plan",
                    at: time,
                    evidence: $0.evidence,
                    decision: $0.decision
                )
            } ?? .open(by: "the plan", at: time, reason: nil)
        self.init(details: planned, status: status, isChangedByHand: false)
    }
}
