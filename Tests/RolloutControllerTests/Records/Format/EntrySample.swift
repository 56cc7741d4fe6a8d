import Cohorts
import JSONCoding
import Rollouts
import Statistics
import Transparency
import Values

@testable import AuditLog
@testable import RolloutController

/// An entry made for one of its parts, which a test changes.
struct EntrySample {
    let label: String
    let body: [UInt8]
    /// The keys that lead to the part.
    let path: [String]
    private let payload: [UInt8]

    init(_ label: String, _ record: Record, at path: [String]) throws {
        self.label = label
        self.path = path
        payload = try CanonicalJSON.encode(record)
        let digest = SHA256Digest(of: payload)
        body = try EntryBody(
            Entry(
                index: 7,
                id: "1f0e6e5c-2f6b-4b0e-9f5a-0d7f6c1b2a3d",
                time: .sample,
                rollout: "release",
                kind: record.request.command.kind,
                actor: record.request.actor,
                payload: payload,
                states: Entry.StateDigests(own: digest, all: digest)
            )
        ).bytes
    }

    /// True if a reader of the log can read an entry, the sample's attachment being there.
    func isReadable(_ body: [UInt8]) -> Bool {
        let own = SHA256Digest(of: payload)
        let entry = try? Entry(body: body) { $0 == own ? payload : nil }
        return (try? entry?.decoded()) != nil
    }

    /// The sample with one thing changed in its part, each of which no reader may take for an
    /// entry.
    func refused() throws -> [(label: String, body: [UInt8])] {
        try JSON(parsing: body).mutants(below: path[...]).compactMap { mutant in
            let changed = try mutant.value.canonicalBytes()
            switch mutant.kind {
            case .added, .undigested: break
            // A list of counters may be a text as well, and stays an entry.
            case .removed, .reworded, .retyped: if isReadable(changed) { return nil }
            }
            return ("\(label): \(mutant.label)", changed)
        }
    }
}

extension EntrySample {
    static func command(_ command: Command, _ plan: Plan? = nil) throws -> Self {
        try Self(
            "\(command.kind) \(command.facts.count)",
            .sample(command, plan: plan),
            at: ["payload", "request"]
        )
    }

    static func evidence(_ label: String, _ evidence: Evidence) throws -> Self {
        try Self(label, .sample(evidence: evidence), at: ["payload", "evidence"])
    }

    static func decision(_ label: String, _ decision: Decision, _ part: String) throws -> Self {
        try Self(label, .sample(decision: decision), at: ["payload", "decision", part])
    }
}

extension Instant {
    static let sample = Self(milliseconds: 1_800_000_000_000)
}

extension Record {
    static func sample(
        _ command: Command = .tick,
        by actor: Actor = .guardian,
        evidence: Evidence = Evidence(),
        decision: Decision = .sample(),
        plan: Plan? = nil
    ) -> Self {
        Self(
            edition: 1,
            request: Request(command: command, actor: actor),
            at: .sample,
            revision: plan == nil ? 6 : -1,
            planDigest: .sampleDigest,
            evidence: evidence,
            decision: decision,
            plan: plan,
            planPath: plan.map { _ in "plan.yaml" },
            planValues: plan.map { _ in
                [PlanValue(name: "service", value: "billing", isDefault: false)]
            }
        )
    }
}

extension Decision {
    static func sample(
        _ outcome: Outcome = .recorded,
        checks: [CheckResult] = [],
        obstacles: [Obstacle] = [],
        remedy: Remedy? = nil,
        changes: [Change] = [.completed]
    ) -> Self {
        Self(
            outcome: outcome,
            from: "beta",
            to: "completed",
            exposure: Exposure(before: 20, after: 5_000),
            checks: checks,
            obstacles: obstacles,
            summary: "done",
            remedy: remedy,
            changes: changes
        )
    }
}

extension String {
    static let sampleDigest = SHA256Digest(of: []).hex
}
