import AuditLog
import Foundation
@testable import RolloutController
import Rollouts
import Statistics
import Synchronization
import TestSupport
import Transparency
import Values

/// A rollout over a real log in a folder of its own, with evidence and a clock that a test sets.
struct TestRollout: Sendable {
    let folder: TemporaryFolder
    private(set) var log: RolloutLog
    let keyPath: String
    let evidence = StubEvidence()
    /// True if the sources of the plan are asked, and not the evidence that is set.
    var asksRealSources = false
    /// The data of time zones.
    var zones: @Sendable (String) -> ZoneOffsets? = ZoneData.offsets
    /// The rollout that requests are for.
    private(set) var name = "release"
    private let clock = TestClock()

    init(in folder: TemporaryFolder) throws {
        self.folder = folder
        log = RolloutLog(
            try RolloutLog.create(at: folder.path("sluice.db")).log,
            stops: StopFile(beside: [folder.path("flags.json"), folder.path("sluice.db")])
        )
        keyPath = folder.path("keys/log.key")
    }

    var now: Instant { clock.now }

    func wait(_ time: Duration) { clock.wait(time) }

    /// Another rollout of the same log, with the same evidence and clock.
    func named(_ name: String) -> Self {
        var other = self
        other.name = name
        return other
    }

    var controller: Controller { controller(keyPath: keyPath) }

    func controller(keyPath: String) -> Controller {
        Controller(
            log: log,
            gatherer: EvidenceGatherer(
                sources: asksRealSources
                    ? EvidenceSources(environment: ProcessInfo.processInfo.environment)
                    : evidence.sources,
                cohorts: CohortChooser(of: log, environment: [:]),
                zones: zones
            ),
            effects: EffectDelivery(of: log, environment: [:]),
            keyPath: keyPath
        )
    }
}

/// The requests, a second apart.
extension TestRollout {
    @discardableResult
    func perform(
        _ command: Command,
        by actor: Actor = .manager,
        key: String? = nil,
        expecting revision: Int? = nil,
        keyPath: String? = nil
    ) async throws -> Answer {
        clock.wait(.seconds(1))
        let controller = controller(keyPath: keyPath ?? self.keyPath)
        let answer = try await controller.perform(
            Request(command: command, actor: actor),
            RequestOptions(rollout: name, idempotencyKey: key, expectedRevision: revision),
            at: now
        )
        await controller.deliverPending(at: now)
        return answer
    }

    func preview(_ command: Command) async throws -> Answer {
        let request = Request(command: command, actor: .manager)
        return try await controller.preview(request, RequestOptions(rollout: name), at: now)
    }

    @discardableResult
    func apply(
        _ text: String = TestPlan.text,
        by actor: Actor = .manager,
        from place: String? = nil
    ) async throws -> Answer {
        clock.wait(.seconds(1))
        let folder = place.map { self.folder.url.appending(path: $0) } ?? self.folder.url
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "plan.yaml")
        try Data(text.utf8).write(to: path)
        let file = try PlanFile(reading: path.path)
        let differences = try plan()?.differences(to: file.plan) ?? []
        return try await controller.perform(
            Request(
                command: .apply(digest: file.digest, differences: differences.map(\.text)),
                actor: actor
            ),
            RequestOptions(rollout: name, plan: file),
            at: now
        )
    }

    @discardableResult
    func attest(failures: Int = 0, of trials: Int = 1_000) async throws -> Answer {
        guard let counts = Proportion(failures: failures, trials: trials) else {
            preconditionFailure("\(failures) of \(trials) is not a proportion")
        }
        return try await perform(.attest(subject: "leak", result: .counts(counts)), by: .bot)
    }

    @discardableResult
    func advance(to stage: String? = nil, key: String? = nil) async throws -> Answer {
        try await perform(.advance(to: stage, accepting: [], reason: nil), key: key)
    }

    @discardableResult
    func hold(_ reason: String = "lunch", key: String? = nil) async throws -> Answer {
        try await perform(.hold(id: nil, reason: reason, expires: nil), key: key)
    }

    @discardableResult
    func rollBack(to stage: String? = nil, key: String? = nil) async throws -> Answer {
        try await perform(.rollback(to: stage, reason: "slow"), key: key)
    }

    /// Applies the plan, attests that nothing leaked, and advances to a stage with sound evidence.
    func reach(_ stage: String) async throws {
        if try plan() == nil { try await apply() }
        try await attest()
        evidence["errors"] = .value(1)
        evidence["latency"] = .value(100)
        for next in ["beta", "launch"] {
            try await advance(to: next)
            if next == stage { return }
        }
    }

    func watch() async throws -> [RolloutGuard.Look] {
        clock.wait(.seconds(1))
        return try await RolloutGuard(log: log, controller: controller).tick(at: now).looks
    }

    /// Looks at the only live rollout.
    @discardableResult
    func tick() async throws -> Answer {
        guard let look = try await watch().first else { throw NobodyIsExposed() }
        return try look.result.get()
    }

    struct NobodyIsExposed: Error {}
}

/// The log as it is now.
extension TestRollout {
    func state() throws -> State { try log.rollout(named: name).state }

    func plan() throws -> Plan? { try log.rollout(named: name).plan }

    func entryCount() throws -> Int { try log.log.size() }

    func entries() throws -> [Entry] {
        var entries: [Entry] = []
        try log.forEachEntry(matching: EntryQuery()) { entry, _ in entries.append(entry) }
        return entries
    }

    /// Verifies the log with its key, replays it, and returns what is wrong.
    func findings() throws -> [Verification.Finding] {
        let signer = try LogSigner(known: keyPath)
        let verification = LogVerification(
            keys: signer.map { [$0.key.verifier] } ?? [],
            mark: try signer?.last(),
            announced: signer?.announced,
            replays: true
        )
        return try verification.verify(log.log).verification.findings
    }

    /// Opens the log anew, as another process would.
    func reopened() throws -> Self {
        var reopened = self
        reopened.log = RolloutLog(try RolloutLog.open(at: log.log.path).log, stops: log.stops)
        return reopened
    }

    /// Records a command as somebody without the key could.
    func recordUnsigned(_ command: Command) async throws {
        let rollout = try log.rollout(named: name)
        let request = Request(command: command, actor: .manager)
        let gathered = try await EvidenceGatherer(
            sources: evidence.sources,
            cohorts: CohortChooser(of: log, environment: [:])
        ).gathered(for: request, in: rollout, at: now)
        let decision = rollout.decision(on: request, given: gathered.evidence, at: now)
        let options = RequestOptions(rollout: name)
        _ = try log.commit(Proposal(request, options, rollout, gathered, decision, at: now))
    }

    /// Puts a copy made by a backup in the log's place, and opens it.
    func restored(from copy: String) throws -> Self {
        for ending in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: log.log.path + ending)
        }
        try FileManager.default.copyItem(atPath: copy, toPath: log.log.path)
        var restored = self
        restored.log = try RolloutLog.open(at: log.log.path)
        return restored
    }
}

/// A clock that moves only when told to.
private final class TestClock: Sendable {
    private let time = Mutex(Instant(milliseconds: 1_800_000_000_000))

    var now: Instant { time.withLock { $0 } }

    func wait(_ span: Duration) { time.withLock { $0 = $0 + span } }
}

extension Actor {
    static let manager = Actor(name: "manager", kind: .person)
    static let bot = Actor(name: "bot", kind: .automation)
}

/// Runs a test with a log of its own, in which the test's plan is applied.
func withRollout(
    applied: Bool = true,
    _ body: (TestRollout) async throws -> Void
) async throws {
    try await withTemporaryFolder { folder in
        let rollout = try TestRollout(in: folder)
        if applied { try await rollout.apply() }
        try await body(rollout)
    }
}

enum TestPlan {
    /// An attested no-go, one that rolls back and one that holds, and two stages.
    static let text = """
        sluice: 1
        name: release
        sources:
          suites: { attestation: [bot] }
          metrics: { prometheus: "http://metrics.invalid" }
        noGo:
          - id: leak
            measure: { from: suites, trials: leak }
            require: { failures: 0, trials: 100 }
          - id: errors
            measure: { from: metrics, value: errors }
            require: { value: "< 10" }
            when: live
            onFail: rollback
          - id: latency
            measure: { from: metrics, value: latency }
            require: { value: "< 500" }
            when: live
        stages:
          - { name: beta, cohort: 20, soak: 0s }
          - { name: launch, cohort: 5000, soak: 0s }

        """

    /// The plan, with messages to an address.
    static func notifying(_ url: String) -> String {
        text + "notify: [ { webhook: \"\(url)\" } ]\n"
    }

    static func named(_ name: String) -> String {
        text.replacing("name: release", with: "name: \(name)")
    }
}
