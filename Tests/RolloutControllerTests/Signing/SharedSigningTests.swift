import AuditLog
import Foundation
import RolloutController
import Rollouts
import Statistics
import TestSupport
import Testing
import Transparency
import Values

/// Decisions of several threads of one process on one signed log.
@Suite struct SharedSigningTests {
    private let folder: TemporaryFolder
    private let log: RolloutLog
    private let now = Instant(milliseconds: 1_764_000_000_000)

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            """
            sluice: 1
            name: shared
            sources: { suites: { attestation: [bot] } }
            noGo:
              - id: leak
                measure: { from: suites, trials: leak }
                require: { failures: 0, trials: 10 }
            stages:
              - { name: beta, cohort: 15, soak: 0s }
              - { name: launch, cohort: 50000, soak: 0s }
            """,
            "plan.yaml"
        )
        log = try RolloutLog.create(at: folder.path("sluice.db"))
    }

    private func apply(to rollout: String) async throws {
        let file = try PlanFile(reading: folder.path("plan.yaml"))
        let command = Command.apply(digest: file.digest, differences: [])
        let answer = try await perform(command, RequestOptions(rollout: rollout, plan: file))
        try #require(answer.entry != nil, "\(answer.decision.summary)")
    }

    private func perform(
        _ command: Command,
        _ options: RequestOptions,
        by actor: String = "manager"
    ) async throws -> Answer {
        let controller = Controller(
            log: log,
            gatherer: EvidenceGatherer(
                environment: [:],
                cohorts: CohortChooser(of: log, environment: [:])
            ),
            effects: EffectDelivery(of: log, environment: [:]),
            keyPath: folder.path("keys/log.key")
        )
        let request = Request(command: command, actor: Actor(name: actor, kind: .person))
        return try await controller.perform(request, options, at: now)
    }

    private func attestation() throws -> Command {
        let clean = try #require(Proportion(failures: 0, trials: 1_000))
        return .attest(subject: "leak", result: .counts(clean))
    }

    /// Performs requests at once and returns the answers in their order.
    private func together(
        _ count: Int,
        _ body: @escaping @Sendable (Int) async throws -> Answer
    ) async -> [Result<Answer, any Error>] {
        await withTaskGroup(of: (Int, Result<Answer, any Error>).self) { group in
            for number in 0..<count {
                group.addTask {
                    do {
                        return (number, .success(try await body(number)))
                    } catch {
                        return (number, .failure(error))
                    }
                }
            }
            let results = await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            return (0..<count).compactMap { results[$0] }
        }
    }

    private func checkpoints() throws -> Int {
        var count = 0
        try log.log.forEachCheckpoint { _, _ in count += 1 }
        return count
    }

    private func verify() throws {
        let result = try LogVerification(keys: [], replays: true).verify(log.log)
        #expect(result.verification.findings == [])
    }

    @Test func `attestations on one rollout share signatures, and each is recorded`() async throws {
        defer { folder.remove() }
        try await apply(to: "r")
        let before = try checkpoints()
        let command = try attestation()
        let results = await together(48) { number in
            try await perform(command, RequestOptions(rollout: "r"), by: "bot")
        }
        let answers = try results.map { try $0.get() }
        #expect(answers.compactMap(\.entry).sorted() == Array(1...48))
        for answer in answers {
            let entry = try #require(answer.entry)
            #expect(answer.decision.outcome == .recorded)
            #expect(answer.rollout.state.revision == entry)
            guard case .signed(let head)? = answer.head else {
                Issue.record("entry \(entry) is not signed")
                continue
            }
            #expect(head.checkpoint.size > entry)
        }
        #expect(try checkpoints() - before < 48)
        #expect(try log.rollout(named: "r").state.revision == 48)
        try verify()
    }

    @Test func `rollouts share signatures, and a key that is sent often is carried out once`()
        async throws
    {
        defer { folder.remove() }
        for rollout in 0..<8 { try await apply(to: "r\(rollout)") }
        let before = try checkpoints()
        let results = await together(32) { number in
            var options = RequestOptions(rollout: "r\(number % 8)")
            options.idempotencyKey = "hold-\(number % 8)"
            return try await perform(.hold(id: nil, reason: "lunch", expires: nil), options)
        }
        let answers = try results.map { try $0.get() }
        #expect(Set(answers.compactMap(\.entry)).count == 8)
        #expect(try log.log.size() == 16)
        #expect(try checkpoints() - before < 32)
        try verify()
    }

    @Test func `of advances at once on one revision one is recorded and the others conflict`()
        async throws
    {
        defer { folder.remove() }
        try await apply(to: "r")
        let clean = try await perform(attestation(), RequestOptions(rollout: "r"), by: "bot")
        let revision = try #require(clean.entry)
        let results = await together(16) { _ in
            var options = RequestOptions(rollout: "r")
            options.expectedRevision = revision
            let advance = Command.advance(to: "beta", accepting: [], reason: nil)
            return try await perform(advance, options)
        }
        let outcomes = try results.map { try $0.get().decision.outcome }
        #expect(outcomes.count { $0 == .advanced } == 1)
        #expect(outcomes.count { $0 == .conflict } == 15)
        #expect(try log.log.size() == 3)
        try verify()
    }

    @Test func `without the mark only what stops is recorded, for each of a group`() async throws {
        defer { folder.remove() }
        try await apply(to: "r")
        try FileManager.default.removeItem(atPath: folder.path("keys/log.head"))
        let command = try attestation()
        let results = await together(16) { number in
            number.isMultiple(of: 2)
                ? try await perform(command, RequestOptions(rollout: "r"), by: "bot")
                : try await perform(
                    .hold(id: "h\(number)", reason: "what is this?", expires: nil),
                    RequestOptions(rollout: "r")
                )
        }
        for (number, result) in results.enumerated() {
            guard !number.isMultiple(of: 2) else {
                #expect(throws: LogSignerError.self) { try result.get() }
                continue
            }
            let answer = try result.get()
            #expect(answer.entry != nil)
            #expect(answer.head?.problem.map { "\($0)" }?.contains("log.head") == true)
        }
        #expect(try log.log.size() == 9)
    }
}
