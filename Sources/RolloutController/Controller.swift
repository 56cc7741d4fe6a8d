package import Cohorts
package import Rollouts
package import Values

/// Carries requests out: the one path of `advance`, the guard's tick and everything else.
package struct Controller: Sendable {
    private let log: RolloutLog
    private let gatherer: EvidenceGatherer
    private let effects: EffectDelivery
    /// The file of the key that the log is signed with.
    private let keyPath: String
    /// The flag file that is kept as the log is.
    private let flags: SharedFile?

    package init(
        log: RolloutLog,
        gatherer: EvidenceGatherer,
        effects: EffectDelivery,
        keyPath: String,
        flags: SharedFile? = nil
    ) {
        self.log = log
        self.gatherer = gatherer
        self.effects = effects
        self.keyPath = keyPath
        self.flags = flags
    }

    /// Takes one step: reads the state, gathers evidence, decides, records and signs, delivers.
    package func perform(_ request: Request, _ terms: Terms, at now: Instant) async throws -> Answer
    {
        let standing = try log.standing(of: terms)
        let gathered = try await gatherer.gathered(for: request, in: standing, at: now)
        let decision = standing.decision(on: request, given: gathered.evidence, at: now)
        var answer = try log.record(
            decision,
            of: request,
            on: standing,
            gathered,
            terms,
            at: now,
            signedWith: keyPath
        )
        answer.flagsProblem = publishFlags()
        await effects.deliverPending(at: now)
        return answer
    }

    /// Why the flags could not be published; the decision stands, and they are with the next.
    private func publishFlags() -> String? {
        do {
            try flags?.publish(log)
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// Delivers what earlier decisions left to be told.
    package func deliverPending(at now: Instant) async {
        await effects.deliverPending(at: now)
    }

    /// What the request would become now; nothing is recorded.
    package func preview(_ request: Request, _ terms: Terms, at now: Instant) async throws -> Answer
    {
        let known = try log.standing(of: terms)
        let standing = terms.readsCustomers ? known : known.withoutPopulation
        let gathered = try await gatherer.gathered(for: request, in: standing, at: now)
        let decision = standing.decision(on: request, given: gathered.evidence, at: now)
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
    /// Whether a preview reads the customers, of whom there may be millions.
    package var readsCustomers = true
    /// Who is taken off the rollout's lists with the record of it, which does not name them.
    package var forgotten: CustomerID?

    package init(
        rollout: String,
        plan: PlanFile? = nil,
        idempotencyKey: String? = nil,
        expectedRevision: Int? = nil,
        forgotten: CustomerID? = nil
    ) {
        self.rollout = rollout
        self.plan = plan
        self.idempotencyKey = idempotencyKey
        self.expectedRevision = expectedRevision
        self.forgotten = forgotten
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
    /// Why the flag file is not as the log is; nil where it is, or none is kept.
    package internal(set) var flagsProblem: String?

    init(decision: Decision, standing: Standing, entry: Int?, clockBehind: Duration? = nil) {
        self.decision = decision
        self.standing = standing
        self.entry = entry
        self.clockBehind = clockBehind
    }
}
