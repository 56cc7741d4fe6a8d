import AuditLog
@testable import RolloutController
import Rollouts
import TestSupport
import Testing

/// Proof that the kept logs hold everything that a log can.
@Suite struct KeptHistoryCoverageTests {
    private struct Found: Sendable {
        var kinds: Set<String> = []
        var outcomes: Set<Outcome> = []
        var done: [String: Set<Bool>] = [:]
        var changes: Set<String> = []
        var rules: Set<Obstacle.Rule> = []
        var verdicts: Set<String> = []
        var measurements: Set<String> = []
        var editions: Set<Int> = []

        mutating func take(_ record: Record) {
            let decision = record.decision
            kinds.insert(record.request.command.kind)
            outcomes.insert(decision.outcome)
            done[record.request.command.kind, default: []].insert(decision.isDone)
            changes.formUnion(decision.changes.map(Self.caseName))
            rules.formUnion(decision.obstacles.map(\.rule))
            verdicts.formUnion(
                decision.checks.map { $0.verdict.reason?.rawValue ?? $0.verdict.word }
            )
            measurements.formUnion(record.evidence.readings.map { Self.caseName($0.measurement) })
            editions.insert(record.edition)
        }

        private static func caseName(_ value: some Any) -> String {
            Mirror(reflecting: value).children.first?.label ?? "\(value)"
        }
    }

    private static let found = Task {
        var found = Found()
        for history in KeptHistory.all {
            try await history.withCopy { _, path in
                try RolloutLog.open(at: path).log.forEachEntry { found.take(try $0.decoded()) }
            }
        }
        return found
    }

    @Test func `the histories are the ones that were recorded`() {
        #expect(
            KeptHistory.all.map(\.name) == [
                "amendments", "approvals", "attachments", "clock", "counters", "customers",
                "holds", "kept-stops", "keys", "launch", "launch-50k", "metrics", "recovered",
                "refusals",
                "register", "second", "several", "sources", "trips", "units", "unsigned",
                "walk-11", "walk-12", "witnessed",
            ]
        )
    }

    @Test func `the newest edition has histories`() async throws {
        #expect(try await Self.found.value.editions.max() == Edition.current.number)
    }

    @Test(arguments: Command.Name.allCases) func `every command was recorded`(
        _ name: Command.Name
    ) async throws {
        #expect(try await Self.found.value.kinds.contains(name.rawValue))
    }

    /// The outcomes that a log never records: nothing is new in them.
    private static let unrecorded: Set<Outcome> = [
        .alreadyThere, .conflict, .notPermitted, .invalid,
    ]

    @Test(arguments: Outcome.allCases) func `every outcome was recorded that a log can hold`(
        _ outcome: Outcome
    ) async throws {
        let isFound = try await Self.found.value.outcomes.contains(outcome)
        #expect(isFound == !Self.unrecorded.contains(outcome))
    }

    @Test func `an advance, a release and an attestation were recorded with both outcomes`()
        async throws
    {
        let done = try await Self.found.value.done
        for kind in ["advance", "resume", "guard"] {
            #expect(done[kind] == [true, false], "\(kind)")
        }
    }

    /// The rules that only refuse what no log records, and one that no plan from a file meets.
    private static let silent: Set<Obstacle.Rule> = [.loosens, .clock, .noChecks]

    @Test(arguments: Obstacle.Rule.allCases) func `every rule has refused`(
        _ rule: Obstacle.Rule
    ) async throws {
        let isFound = try await Self.found.value.rules.contains(rule)
        #expect(isFound == !Self.silent.contains(rule))
    }

    @Test(arguments: [
        "planApplied", "entered", "cohortFrozen", "forgotten", "completed", "rolledBack", "held",
        "released", "releaseAgreed", "attested", "withdrawn", "approved", "waived",
        "riskAccepted", "blockerOpened", "blockerCleared", "mitigationClaimed",
        "mitigationVerified", "looked", "unseen", "blindnessTold", "seenAgain", "failuresSeen",
        "totalsRead", "countsSeen", "refused", "clockCorrected",
    ]) func `every change was recorded`(_ change: String) async throws {
        #expect(try await Self.found.value.changes.contains(change))
    }

    @Test func `no change was recorded that is not listed here`() async throws {
        #expect(try await Self.found.value.changes.count == 27)
    }

    @Test(arguments: [
        "passed", "failed", "waived", "notApplicable", "noData", "insufficient", "stale",
        "sourceFailed",
    ]) func `every verdict was recorded`(_ verdict: String) async throws {
        #expect(try await Self.found.value.verdicts.contains(verdict))
    }

    @Test(arguments: [
        "value", "counts", "histogram", "samples", "canary", "groups", "trend", "bounded",
        "unavailable",
    ]) func `every kind of measurement was recorded`(_ kind: String) async throws {
        #expect(try await Self.found.value.measurements.contains(kind))
    }
}
