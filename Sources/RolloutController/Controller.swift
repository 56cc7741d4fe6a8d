package import Cohorts
package import Rollouts
package import Values

/// Carries out requests; the only path for `advance`, the guard's tick and everything else.
package struct Controller: Sendable {
    private let log: RolloutLog
    private let gatherer: EvidenceGatherer
    private let effects: EffectDelivery
    /// The path of the key file that the log is signed with.
    private let keyPath: String
    /// The flag file that is kept in step with the log.
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
        var answer = try await log.record(
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

    /// Returns the reason publishing failed; the decision stands and the next one publishes again.
    private func publishFlags() -> String? {
        do {
            try flags?.publish(log)
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// Delivers the messages of earlier decisions that are still pending.
    package func deliverPending(at now: Instant) async {
        await effects.deliverPending(at: now)
    }

    /// Returns the answer that the request would get now, without recording anything.
    package func preview(_ request: Request, _ terms: Terms, at now: Instant) async throws -> Answer
    {
        let known = try log.standing(of: terms)
        let standing = terms.readsCustomers ? known : known.withoutPopulation
        let gathered = try await gatherer.gathered(for: request, in: standing, at: now)
        let decision = standing.decision(on: request, given: gathered.evidence, at: now)
        return try log.preview(decision, of: request, on: standing, terms)
    }
}

/// The conditions under which a request is made.
package struct Terms: Sendable {
    package let rollout: String
    /// The plan to put in force; set only by `plan apply`.
    package var plan: PlanFile?
    /// A key that, when repeated, returns the first answer again.
    package var idempotencyKey: String?
    /// The revision that the caller has seen; any other is a conflict.
    package var expectedRevision: Int?
    /// Indicates whether a preview reads the customers, of whom there may be millions.
    package var readsCustomers = true
    /// The customer to remove from the rollout's lists; the record does not name them.
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

/// The result of a request.
package struct Answer: Sendable {
    package let decision: Decision
    /// The rollout's current standing.
    package let standing: Standing
    /// The entry that records it; nil if there was nothing new to record.
    package let entry: Int?
    /// The time by which the machine's clock is behind the log's last entry.
    package var clockBehind: Duration?
    /// Nil if nothing had to be recorded, as in a dry run.
    package internal(set) var head: SignedHead?
    /// The reason the flag file does not match the log; nil if it does, or if there is no file.
    package internal(set) var flagsProblem: String?

    init(decision: Decision, standing: Standing, entry: Int?, clockBehind: Duration? = nil) {
        self.decision = decision
        self.standing = standing
        self.entry = entry
        self.clockBehind = clockBehind
    }
}
