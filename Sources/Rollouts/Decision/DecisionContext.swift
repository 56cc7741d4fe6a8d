import Values

/// The inputs of a decision.
struct DecisionContext: Sendable {
    let plan: Plan
    let state: State
    let evidence: Evidence
    /// The time as read from the clock, by which a soak is measured.
    let now: Instant
    let edition: Edition
    let request: Request
    let actor: Actor
    let planDigest: String?
    /// The plan in force, if the request replaces it by another.
    let replaced: ReplacedPlan?
    let isAdvancing: Bool
    /// The results of the checks that apply now, computed once.
    let results: [CheckResult]
    let streaks: [String: Streak]

    init(
        plan: Plan,
        state: State,
        evidence: Evidence,
        now: Instant,
        request: Request,
        edition: Edition,
        replacing replaced: ReplacedPlan? = nil,
        judging checks: [PlacedCheck]? = nil
    ) {
        self.plan = plan
        self.state = state
        self.evidence = evidence
        self.now = now
        self.edition = edition
        self.request = request
        self.replaced = replaced
        actor = request.actor
        planDigest = request.planDigest
        if case .advance = request.command { isAdvancing = true } else { isAdvancing = false }
        let judgement = Judgement(state: state, evidence: evidence, now: now)
        let judged = judgement.judged(
            checks ?? plan.checks(for: request.command, in: state.stage)
        )
        results = judged.map(\.result)
        // A check that is not judged now keeps its streak.
        let judgedIDs = Set(judged.map(\.result.id))
        streaks = state.streaks.filter { !judgedIDs.contains($0.key) }.merging(
            judged.compactMap { each in each.streak.map { (each.result.id, $0) } }
        ) { $1 }
    }

    /// The latest known moment, by which expiries are measured.
    ///
    /// A clock that runs backwards revives nothing that has expired.
    var latest: Instant { state.latest(at: now) }

    /// The stage that an advance would enter; nil if it would complete the rollout.
    var nextStage: Stage? { plan.stage(after: state.phase) }

    var currentStage: Stage? { state.stage.flatMap(plan.stage) }

    /// The change of the recorded verdicts and streaks after this look, if they differ, and
    /// of what nobody could see.
    var lookedChanges: [Change] {
        let noGo = Set(plan.noGo.map(\.id))
        let verdicts = state.verdicts.filter { noGo.contains($0.key) }.merging(
            results.filter { $0.part == .noGo }.map { ($0.id, $0.verdict.word) }
        ) { $1 }
        let isNew = verdicts != state.verdicts || streaks != state.streaks
        return (isNew ? [.looked(verdicts: verdicts, streaks: streaks)] : []) + seenFailures
            + blindnessChanges
    }

    /// The change of the failures on record after this look, if any; none while none is watched.
    var seenFailures: [Change] {
        guard isWatched else { return [] }
        let judged = results.filter { $0.part.decidesAdvance }
        let new = judged.filter { $0.verdict == .failed && state.failing[$0.id] == nil }
        let over = judged.filter { $0.verdict == .passed && state.failing[$0.id] != nil }
        guard !new.isEmpty || !over.isEmpty else { return [] }
        let values = Dictionary(keepingFirst: new.map { ($0.id, $0.value ?? "failed") })
        return [.failuresSeen(values: values, passing: over.map(\.id))]
    }

    /// The changes for mitigations verified for the first time.
    var verifiedChanges: [Change] {
        results.filter { result in
            result.part == .mitigation && result.verdict == .passed
                && state.register.mitigations[result.id]?.verifiedAt == nil
        }
        .map { .mitigationVerified(id: $0.id) }
    }

    func result(of check: String) -> CheckResult? {
        results.first { $0.id == check }
    }

    func decision(
        _ outcome: Outcome,
        to: String? = nil,
        exposure: Int? = nil,
        obstacles: [Obstacle] = [],
        summary: String,
        remedy: Remedy? = nil,
        changes: [Change] = []
    ) -> Decision {
        Decision(
            outcome: outcome,
            from: state.phase.text,
            to: to ?? state.phase.text,
            exposure: .init(before: state.exposure, after: exposure ?? state.exposure),
            checks: results,
            obstacles: obstacles.map(asking),
            summary: summary,
            remedy: remedy,
            changes: changes,
            isNews: !changes.isEmpty
        )
    }
}
