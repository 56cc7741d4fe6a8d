import AuditLog
package import Rollouts

/// Carries requests out: the one path of `advance`, the guard's tick and everything else.
package struct Controller: Sendable {
    private let log: RolloutLog
    private let gatherer: EvidenceGatherer
    private let effects: EffectDelivery
    /// The file of the key that the log is signed with.
    private let keyPath: String

    package init(
        log: RolloutLog,
        gatherer: EvidenceGatherer,
        effects: EffectDelivery,
        keyPath: String
    ) {
        self.log = log
        self.gatherer = gatherer
        self.effects = effects
        self.keyPath = keyPath
    }

    /// Takes one step: reads the state, gathers evidence, decides, records and signs, delivers.
    package func perform(_ request: Request, _ terms: Terms, at now: Instant) async throws -> Answer
    {
        let standing = try log.standing(of: terms)
        let evidence = try await gatherer.evidence(for: request.command, in: standing, at: now)
        let decision = standing.decision(on: request, given: evidence, at: now)
        let answer = try log.record(
            decision,
            of: request,
            on: standing,
            evidence,
            terms,
            at: now,
            signedWith: keyPath
        )
        await effects.deliverPending(at: now)
        return answer
    }

    /// Delivers what earlier decisions left to be told.
    package func deliverPending(at now: Instant) async {
        await effects.deliverPending(at: now)
    }

    /// What the request would become now; nothing is recorded.
    package func preview(_ request: Request, _ terms: Terms, at now: Instant) async throws -> Answer
    {
        let standing = try log.standing(of: terms)
        let evidence = try await gatherer.evidence(for: request.command, in: standing, at: now)
        let decision = standing.decision(on: request, given: evidence, at: now)
        return try log.preview(decision, of: request, on: standing, terms)
    }
}

/// What a request is asked under.
package struct Terms: Sendable {
    package let rollout: String
    /// The plan to put in force; only `plan apply` brings one.
    package var plan: PlanFile?
    /// The same key again gets the first answer again.
    package var idempotencyKey: String?
    /// The revision that the asker has seen; another one is a conflict.
    package var expectedRevision: Int?

    package init(
        rollout: String,
        plan: PlanFile? = nil,
        idempotencyKey: String? = nil,
        expectedRevision: Int? = nil
    ) {
        self.rollout = rollout
        self.plan = plan
        self.idempotencyKey = idempotencyKey
        self.expectedRevision = expectedRevision
    }
}

/// What became of a request.
package struct Answer: Sendable {
    package let decision: Decision
    /// Where the rollout stands now.
    package let standing: Standing
    /// The entry that records it; nil where nothing was new.
    package let entry: Int?
    /// By how much the machine's clock is behind the log's last entry.
    package var clockBehind: Duration?
    /// Nil where nothing was to be recorded, as in a dry run.
    package internal(set) var head: SignedHead?

    init(decision: Decision, standing: Standing, entry: Int?, clockBehind: Duration? = nil) {
        self.decision = decision
        self.standing = standing
        self.entry = entry
        self.clockBehind = clockBehind
    }
}
