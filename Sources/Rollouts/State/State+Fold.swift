package import Values

extension State {
    /// Returns the state after one more entry.
    package func after(_ changes: [Change], revision: Int, at time: Instant) -> Self {
        var next = self
        next.revision = revision
        next.lastTime = changes.contains(where: \.putsTimeRight) ? time : latest(at: time)
        for change in changes {
            next.apply(change, revision: revision, at: time)
        }
        return next
    }

    private mutating func apply(_ change: Change, revision: Int, at time: Instant) {
        switch change {
        case .planApplied(let digest, let author, let blockers, let amendment):
            rename(amendment.stages.renames)
            register.merge(blockers, keepingWaiversOf: amendment, revision: revision, at: time)
            applyPlan(digest: digest, amendment, revision: revision, at: time)
            take(author: author)
        case .entered(let stage, let exposure):
            enter(stage, exposure: exposure, revision: revision, at: time)
        case .cohortFrozen(let stage, let members, let passedOver):
            let cohort = FrozenCohort(entry: revision, members: members, passedOver: passedOver)
            cohorts = (cohorts ?? [:]).merging([stage: cohort]) { $1 }
            cohortEntry = revision
        case .forgotten(_, let cohort):
            forget(cohort)
        case .completed:
            completion = stage.map { Completion(stage: $0, at: time) }
            phase = .completed
            forgetRequest()
        case .rolledBack(let stage, let exposure, let byGuard):
            rollBack(to: stage, exposure: exposure, byGuard: byGuard, at: time)
            stageEntry = stage == nil ? nil : revision
            rollbackEntry = revision
        case .held(let hold):
            holds = holds.filter { $0.id != hold.id } + [hold]
            count(hold)
        case .releaseAgreed(let id, let person):
            holds = holds.map { $0.id == id ? $0.agreed(by: person) : $0 }
        case .released(let id):
            holds.removeAll { $0.id == id }
        case .attested(let attestation, let superseded):
            hear(attestation.recorded(in: revision), insteadOf: superseded)
        case .withdrawn(let attestation):
            attestations.removeAll { $0.entry == attestation }
        case .looked(let verdicts, let streaks):
            self.verdicts = verdicts
            self.streaks = streaks
        case .unseen(let since):
            take(unseen: since)
        case .blindnessTold(let checks):
            for check in checks { blind[check]?.isTold = true }
        case .seenAgain(let checks):
            for check in checks { blind[check] = nil }
        case .failuresSeen(let values, let over):
            for check in over { failing[check] = nil }
            for (check, value) in values {
                let terms = checks[check]?.terms
                failing[check] = SeenFailure(value: value, entry: revision, terms: terms)
            }
        case .countsSeen(let counts):
            take(counts)
        case .totalsRead(let baselines):
            take(baselines)
        case .refused(let refusal):
            let asker = FoldedName(refusal.actor)
            refusals.removeAll { FoldedName($0.actor) == asker }
            refusals.append(refusal)
            if !requesters.contains(name: refusal.actor) { requesters.append(refusal.actor) }
        case .clockCorrected(let lapsed):
            correctClock(lapsed, at: time)
        case .waived(let waiver):
            // A person has looked at the failure, and the waiver says until when it is nothing.
            failing[waiver.subject] = nil
            register.apply(change, revision: revision, at: time)
        case .approved, .riskAccepted, .blockerOpened, .blockerCleared,
            .mitigationClaimed, .mitigationVerified:
            register.apply(change, revision: revision, at: time)
        }
    }

    private mutating func applyPlan(
        digest: String,
        _ amendment: Amendment,
        revision: Int,
        at time: Instant
    ) {
        plan = PlanReference(digest: digest, entry: revision)
        stages = amendment.stages
        deadlines = amendment.deadlines
        carry(amendment, revision: revision, at: time)
        evidenceSince = evidenceSince ?? time
        // The people who have asked for the advance stay: an amendment makes none of them another.
        refusals = []
    }

    /// Puts an attestation on record in place of earlier ones.
    mutating func hear(_ attestation: Attestation, insteadOf superseded: [Int]) {
        attestations.removeAll { $0.entry.map(superseded.contains) ?? false }
        attestations.append(attestation)
    }

    private mutating func enter(
        _ stage: String,
        exposure: Int,
        revision: Int,
        at time: Instant
    ) {
        forgetAuthors(after: stage)
        phase = .live(stage: stage)
        completion = nil
        self.exposure = exposure
        stageSince = time
        stageEntry = revision
        forgetChecks()
        baselines = []
        seenCounts = []
        firstEntered[stage] = firstEntered[stage] ?? time
        counts.begin(in: stage)
        // An earlier cohort of the stage no longer applies.
        cohorts?[stage] = nil
        cohortEntry = nil
        forgetRequest()
    }

    private mutating func forget(_ cohort: FrozenCohort) {
        if self.cohort?.entry == cohort.entry { exposure = cohort.members.count }
        // The list may have been frozen under an earlier name of the stage.
        let holder = cohorts?.first { $0.value.entry == cohort.entry }?.key
        if let holder { cohorts?[holder] = cohort }
    }

    private mutating func rollBack(
        to stage: String?,
        exposure: Int,
        byGuard: Bool,
        at time: Instant
    ) {
        phase = stage.map(Phase.live) ?? .planned
        completion = nil
        cohortEntry = stage.flatMap { cohorts?[$0]?.entry }
        self.exposure = exposure
        stageSince = stage == nil ? nil : time
        guardRollbacks += byGuard ? 1 : 0
        register.revision = revision
        counts.rollBack()
        forgetEvidence(at: time)
        // The people who have asked stay: beginning anew makes none of them another.
        refusals = []
    }

    private mutating func forgetEvidence(at time: Instant) {
        evidenceSince = time
        counts.begin(in: self.stage)
        attestations = attestations.map(\.void)
        verdicts = [:]
        streaks = [:]
        blind = [:]
        baselines = []
        seenCounts = []
        forgetChecks()
    }

    private mutating func forgetRequest() {
        requesters = []
        refusals = []
    }
}

extension Change {
    /// True if the time of its entry counts although it is earlier than the one before.
    ///
    /// The log's time is put right for one rollout; another one's must not go back with it, or what
    /// was over by the wrong time would live again there.
    fileprivate var putsTimeRight: Bool {
        if case .clockCorrected = self { true } else { false }
    }
}
