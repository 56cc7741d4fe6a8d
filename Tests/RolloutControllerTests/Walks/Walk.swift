import AuditLog
import Foundation
import RolloutController
import Rollouts
import TestSupport
import Values

/// A random past of several rollouts in one log, each step of which is looked at by rules that the
/// walk reckons by itself.
struct Walk {
    let seed: UInt64
    let log: TestRollout
    var random: SeededGenerator
    var courses: [Course] = []
    var tally = Tally()
    /// The keys that were used up so far.
    var keys: [UsedKey] = []
    var evidence: WalkEvidence = [:]
    /// The time of the log's last entry.
    var logTime: Instant
    private(set) var stepCount = 0
    var askCount = 0
    /// The last requests and their answers, for the message of a failure.
    private var latest: [String] = []

    /// One of the rollouts.
    struct Course: Sendable {
        let name: String
        var plan: WalkPlan
        var file: PlanFile
        var ledger: Ledger
        /// The rollout as it was found after the last step.
        var found: Rollout
    }

    /// Begins in a new log, which `prepare` may see before the first entry.
    init(
        seed: UInt64,
        in folder: TemporaryFolder,
        prepare: (TestRollout) throws -> Void = { _ in }
    ) async throws {
        self.seed = seed
        log = try TestRollout(in: folder)
        try prepare(log)
        random = SeededGenerator(seed: seed)
        logTime = log.now
        for word in Self.words { set(word, to: Self.good[word]) }
        try await begin(.first(named: "one"))
        try await begin(.first(named: "two", leads: ["Cid", "zoë", "jörg"]))
    }

    /// Takes steps until one breaks a rule, and verifies the log in the end.
    mutating func run(steps: Int) async throws {
        do {
            while stepCount < steps {
                stepCount += 1
                try await step()
            }
            let findings = try log.findings()
            guard findings.isEmpty else {
                throw WalkFailure("the log does not verify: \(findings)")
            }
        } catch {
            throw WalkFailure(
                "seed \(seed) step \(stepCount): \(error)\n  "
                    + latest.suffix(8).joined(separator: "\n  ")
            )
        }
    }

    mutating func note(_ what: String) { latest = latest.suffix(7) + [what] }

    private mutating func begin(_ plan: WalkPlan) async throws {
        log.wait(.seconds(1))
        let name = plan.name
        let file = try file(plan)
        let author = Member.people[0]
        let request = Request(
            command: .apply(digest: file.digest, differences: []),
            actor: author.actor(&random)
        )
        let options = RequestOptions(rollout: name, plan: file)
        let answer = try await log.controller.perform(request, options, at: log.now)
        guard answer.entry != nil else { throw WalkFailure(answer.decision.summary) }
        logTime = log.now
        courses.append(
            Course(
                name: name,
                plan: plan,
                file: file,
                ledger: Ledger(file.plan, digest: file.digest, by: author, at: logTime),
                found: try log.log.rollout(named: name)
            )
        )
    }

    func file(_ plan: WalkPlan) throws -> PlanFile {
        let path = log.folder.path("\(plan.name).yaml")
        try Data(plan.text.utf8).write(to: URL(fileURLWithPath: path))
        return try PlanFile(reading: path)
    }
}

extension Walk {
    mutating func chance(_ part: Int, in whole: Int) -> Bool {
        Int.random(in: 0..<whole, using: &random) < part
    }

    mutating func person() -> Member { Member.people.randomElement(using: &random) ?? .people[0] }

    mutating func program() -> Member {
        Member.programs.randomElement(using: &random) ?? .programs[0]
    }

    /// A person in most cases, and else a program.
    mutating func anybody() -> Member { chance(1, in: 4) ? program() : person() }
}
