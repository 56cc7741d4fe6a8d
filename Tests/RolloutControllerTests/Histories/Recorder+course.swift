import RolloutController
import Rollouts
import Statistics
import Testing
import Values

extension Actor {
    static func person(_ name: String) -> Self { Self(name: name, kind: .person) }
    static func program(_ name: String) -> Self { Self(name: name, kind: .automation) }
}

extension Answer {
    /// Records an issue if the answer is another one than the course was written for.
    @discardableResult
    func expect(
        _ outcome: Outcome,
        at location: SourceLocation = #_sourceLocation
    ) -> Self {
        #expect(decision.outcome == outcome, "\(decision.summary)", sourceLocation: location)
        return self
    }
}

/// Requests as the courses make them.
extension TestRollout {
    @discardableResult
    func attest(
        _ subject: String,
        _ failures: Int,
        of trials: Int,
        by actor: Actor = .bot,
        replacing words: [Int] = []
    ) async throws -> Answer {
        let result = Proportion(failures: failures, trials: trials).map {
            Attestation.Result.counts($0)
        }
        return try await perform(
            .attest(subject: subject, result: result, replaces: words, reason: "a run"),
            by: actor
        )
    }

    @discardableResult
    func attest(_ subject: String, value: Double, by actor: Actor) async throws -> Answer {
        try await perform(.attest(subject: subject, result: .value(value)), by: actor)
    }

    @discardableResult
    func advance(
        accepting mitigations: [String],
        by actor: Actor = .manager
    ) async throws
        -> Answer
    {
        try await perform(.advance(to: nil, accepting: mitigations, reason: "known"), by: actor)
    }

    @discardableResult
    func approve(_ stage: String? = nil, by name: String) async throws -> Answer {
        try await perform(.approve(stage: stage, role: nil, reason: "seen"), by: .person(name))
    }

    @discardableResult
    func resume(_ hold: String? = nil, by actor: Actor = .manager) async throws -> Answer {
        try await perform(.resume(id: hold, reason: "looked"), by: actor)
    }

    func resumeAll() async throws {
        for hold in try state().holds { try await resume(hold.id).expect(.recorded) }
    }

    @discardableResult
    func raise(
        _ id: String,
        _ severity: Severity,
        workaround: String? = nil,
        before stage: String? = nil,
        by actor: Actor = .manager
    ) async throws -> Answer {
        let details = BlockerDetails(
            id: id,
            severity: severity,
            title: "Something is wrong",
            impact: "slow",
            workaround: workaround,
            before: stage
        )
        return try await perform(.raiseBlocker(blocker: details, reason: "seen"), by: actor)
    }

    @discardableResult
    func clear(_ id: String, by actor: Actor = .manager) async throws -> Answer {
        try await perform(.clearBlocker(id: id, evidence: "a test", reason: "fixed"), by: actor)
    }

    @discardableResult
    func waive(
        _ subject: String,
        for span: Duration,
        by actor: Actor = .manager
    ) async throws
        -> Answer
    {
        try await perform(.waive(subject: subject, until: now + span, reason: "known"), by: actor)
    }

    func wait(hours: Int) { wait(.seconds(hours * 3_600)) }
    func wait(minutes: Int) { wait(.seconds(minutes * 60)) }
    func wait(days: Int) { wait(hours: 24 * days) }

    /// Sets counts of failures as evidence.
    func count(_ word: String, _ failures: Int, of trials: Int) {
        evidence[word] = .counts(failures, of: trials)
    }

    /// Sets durations as evidence, some of which are over the last bound.
    func observe(_ word: String, _ count: Int, over: Int) {
        let buckets = [(1.0, (count - over) / 2), (3.0, count - over)].map {
            Histogram.Bucket(upperBound: $0.0, count: $0.1)
        }
        evidence[word] = Histogram(buckets: buckets, count: count).map { .histogram($0) }
    }
}
