import AuditLog
package import Rollouts
package import Values

/// Carries out requests; the only path for `advance`, the guard's tick and everything else.
package struct Controller: Sendable {
    let log: RolloutLog
    private let gatherer: EvidenceGatherer
    private let effects: EffectDelivery
    /// The path of the key file that the log is signed with.
    private let keyPath: String
    /// The flag file that is kept in step with the log.
    let flags: SharedFile?
    /// Decides whether the flags may follow the log.
    let trust: HeadTrust
    private let witnesses: Witnesses

    package init(
        log: RolloutLog,
        gatherer: EvidenceGatherer,
        effects: EffectDelivery,
        keyPath: String,
        flags: SharedFile? = nil,
        witnesses: Witnesses = .none
    ) {
        self.log = log
        self.gatherer = gatherer
        self.effects = effects
        self.keyPath = keyPath
        self.flags = flags
        trust = HeadTrust(keyPath: keyPath)
        self.witnesses = witnesses
    }

    /// Carries a request out: reads, decides, records and signs, publishes, and has it witnessed.
    ///
    /// The messages about it wait until ``deliverPending(at:)``: no receiver delays an answer.
    package func perform(
        _ request: Request,
        _ options: RequestOptions,
        at now: Instant
    ) async throws -> Answer {
        var answer = try await step(request, options, at: now)
        answer.cosigning = await cosign([answer], at: now)
        return answer
    }

    /// Takes one step on the state and the evidence as they are now.
    func step(_ request: Request, _ options: RequestOptions, at now: Instant) async throws -> Answer
    {
        try witnesses.require(for: request.command)
        try await refuseBeforeKeptStops(request, options, at: now)
        let isMended = try mendDerived(before: request)
        var answer = try await decided(request, options, at: now)
        answer.isMended = isMended
        answer.flagsProblem = publishFlags()
        return answer
    }

    /// Decides and records.
    ///
    /// A request that stops the rollout or takes it back is decided anew, on what is there then,
    /// for as long as others come first, and is kept in a file if the log takes no writes. Any
    /// other is decided anew a few times if what came first only notes a look or a refusal.
    func decided(
        _ request: Request,
        _ options: RequestOptions,
        at now: Instant,
        keepingStops: Bool = true
    ) async throws -> Answer {
        var attempts = 0
        while true {
            let proposal = try await prepare(request, options, at: now)
            let answer = try await commit(proposal, keepingStops: keepingStops)
            attempts += 1
            if attempts < Self.attemptsMax, try hasMetOnlyNotes(proposal, answer) { continue }
            guard answer.decision.outcome == .conflict, request.command.traits.stops,
                options.expectedRevision == nil
            else { return answer }
        }
    }

    private static let attemptsMax = 10

    /// Returns true if a request that stops nothing met a conflict, but nothing that matters was
    /// recorded since it was decided.
    private func hasMetOnlyNotes(_ proposal: Proposal, _ answer: Answer) throws -> Bool {
        guard answer.decision.outcome == .conflict, proposal.options.expectedRevision == nil,
            !proposal.request.command.traits.stops
        else { return false }
        return try log.hasOnlyNotes(
            of: proposal.options.rollout,
            after: proposal.rollout.state.revision
        )
    }

    private func commit(_ proposal: Proposal, keepingStops: Bool) async throws -> Answer {
        do {
            return try await log.commit(proposal, signedWith: keyPath)
        } catch let error as LogError where keepingStops {
            try keep(proposal, because: error)
        }
    }

    /// Returns the answer that the request would get now; nothing is recorded.
    package func preview(
        _ request: Request,
        _ options: RequestOptions,
        at now: Instant
    ) async throws -> Answer {
        try witnesses.require(for: request.command)
        try requireSigned()
        return try log.preview(try await prepare(request, options, at: now))
    }

    /// Rebuilds what is derived from the entries if it differs from them; nothing delays a stop.
    private func mendDerived(before request: Request) throws -> Bool {
        do {
            return try log.mendDerived(signed: LogSigner(known: keyPath)?.last())
        } catch  where request.command.traits.stops || request.command == .tick {
            return false
        }
    }

    /// Requires that the log is one that the key's owner would continue, if the key is at hand.
    private func requireSigned() throws { try LogSigner(known: keyPath)?.check(log.log) }

    /// Evaluates a request for people who only look, for whom nothing about witnesses matters.
    ///
    /// Without `readingCustomers` the customers, of whom there may be millions, are left out.
    package func evaluate(
        _ request: Request,
        _ options: RequestOptions,
        readingCustomers: Bool,
        at now: Instant
    ) async throws -> Answer {
        try requireSigned()
        let rollout = try log.rollout(for: options)
        return try log.preview(
            try await prepare(
                request,
                options,
                on: readingCustomers ? rollout : rollout.withoutPopulation,
                at: now
            )
        )
    }

    /// Asks the sources of the plan in force about an advance, for people who only look.
    package func readings(in rollout: Rollout, at now: Instant) async throws -> [Reading] {
        try requireSigned()
        let advance = Command.advance(to: nil, accepting: [], reason: nil)
        return try await gatherer.evidence(for: advance, in: rollout, at: now).readings
    }

    /// Reads the state, gathers evidence and decides.
    private func prepare(
        _ request: Request,
        _ options: RequestOptions,
        at now: Instant
    ) async throws -> Proposal {
        try await prepare(request, options, on: rollout(for: request, options), at: now)
    }

    private func rollout(for request: Request, _ options: RequestOptions) throws -> Rollout {
        guard request.command.traits.stops else { return try log.rollout(for: options) }
        return try log.rolloutToStop(named: options.rollout)
    }

    private func prepare(
        _ request: Request,
        _ options: RequestOptions,
        on rollout: Rollout,
        at now: Instant
    ) async throws -> Proposal {
        var gathered = try await gatherer.gathered(for: request, in: rollout, at: now)
        gathered.evidence.add(log.clocks(for: request.command))
        let decision = rollout.decision(on: request, given: gathered.evidence, at: now)
        return Proposal(request, options, rollout, gathered, decision, at: now)
    }

    /// Has the witnesses cosign the newest head that some answers have signed.
    func cosign(_ answers: [Answer], at now: Instant) async -> Cosigning? {
        await witnesses.cosign(answers.compactMap(\.newHead), at: now)
    }

    /// Delivers the messages of decisions that are still pending.
    package func deliverPending(at now: Instant) async {
        await effects.deliverPending(at: now)
    }

    /// Returns the reason that nobody may be switched on by the log; nil if customers may be.
    func headProblem() -> (any Error)? {
        do {
            _ = try trust.head(of: log.log)
            return nil
        } catch {
            return error
        }
    }

    /// Publishes the flags, and returns the reason they could not be.
    ///
    /// The decision stands, and the next one publishes them again.
    func publishFlags() -> String? {
        do {
            try flags?.publish(log, trusting: trust)
            return nil
        } catch {
            return (error as? LogError)?.reason ?? "\(error)"
        }
    }
}
