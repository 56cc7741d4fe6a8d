import AuditLog
import Foundation
@testable import RolloutController
import Rollouts
import TestSupport
import Testing
import Transparency
import Values

/// The logs of earlier versions, which every later one reads, verifies and decides as they were.
@Suite struct KeptHistoryTests {
    private func key(_ file: KeptHistory.File, _ history: KeptHistory) throws -> VerifierKey {
        let text = try history.text(file).trimmingCharacters(in: .whitespacesAndNewlines)
        return try VerifierKey(parsing: text)
    }

    private func witnesses(of history: KeptHistory) throws -> WitnessPolicy {
        guard history.has(.policy) else { return .none }
        return try TrustPolicy(parsing: Array(history.text(.policy).utf8)).witnesses
    }

    private func verified(
        _ log: some AuditedLog,
        _ history: KeptHistory
    ) throws -> VerifiedLog {
        try LogVerification(
            keys: [key(.key, history)],
            witnesses: try witnesses(of: history),
            replays: true
        ).verify(log)
    }

    @Test(arguments: KeptHistory.all) func `the log verifies and replays`(
        _ history: KeptHistory
    ) async throws {
        try await history.withCopy { _, path in
            let log = try RolloutLog.open(at: path)
            let result = try verified(log.log, history)
            #expect(result.verification.findings == [])
            #expect(result.isReplayed)
            #expect(result.verification.size == (try log.log.size()))
            #expect((result.pending != nil) == (history.name == "unsigned"))
            #expect(result.witnessed.isEmpty == !history.has(.policy))
        }
    }

    @Test(arguments: KeptHistory.all) func `the log is read where nothing can be written`(
        _ history: KeptHistory
    ) async throws {
        try await history.withCopy { folder, path in
            try folder.setMode(0o400, KeptHistory.File.log.rawValue)
            try folder.setMode(0o500, "")
            defer { try? folder.setMode(0o700, "") }
            let log = try RolloutLog.open(at: path)
            for name in try log.log.rollouts() {
                #expect(try log.rollout(named: name).plan != nil)
            }
            #expect(try verified(log.log, history).verification.findings == [])
        }
    }

    @Test(arguments: KeptHistory.all) func `the log goes on, and verifies with what is added`(
        _ history: KeptHistory
    ) async throws {
        try await history.withCopy { folder, path in
            let log = try RolloutLog.open(at: path)
            let name = try #require(try log.log.rollouts().first)
            let size = try log.log.size()
            let request = Request(
                command: .raiseBlocker(
                    blocker: BlockerDetails(id: "later", severity: .p3, title: "A later version"),
                    reason: nil
                ),
                actor: .manager,
                clockIsRight: true
            )
            let rollout = try log.rollout(named: name)
            let decision = rollout.decision(
                on: request,
                given: Evidence(),
                at: Instant(milliseconds: 1_900_000_000_000)
            )
            let proposal = Proposal(
                request,
                RequestOptions(rollout: name),
                rollout,
                Gathered(evidence: Evidence(), cohort: nil),
                decision,
                at: Instant(milliseconds: 1_900_000_000_000)
            )
            #expect(try log.commit(proposal).entry == size)
            let result = try LogVerification(keys: [], replays: true).verify(log.log)
            // Nobody has the key any more, so that what is new stays unsigned.
            let findings = result.verification.findings.filter { finding in
                if case .unsigned(_, size) = finding { false } else { true }
            }
            #expect(findings == [])
        }
    }

    @Test(arguments: KeptHistory.all.filter { $0.has(.export) })
    func `the export holds the same bytes, verifies and replays`(
        _ history: KeptHistory
    ) async throws {
        try await history.withCopy { _, path in
            let log = try RolloutLog.open(at: path).log
            let export = LogExport(folder: history.url(.export).path)
            let result = try verified(export, history)
            #expect(result.verification.findings == [])
            let text = try String(
                contentsOf: history.url(.export).appending(path: "entries.jsonl"),
                encoding: .utf8
            )
            let lines = text.split(separator: "\n").map { Array($0.utf8) }
            let unsigned = history.name == "unsigned" ? 2 : 0
            #expect(lines.count + unsigned == (try log.size()))
            for (index, line) in lines.enumerated() { #expect(try log.body(at: index) == line) }
            #expect(try export.key() == key(.key, history))
        }
    }

    @Test(arguments: KeptHistory.all) func `every head on record was signed by the log's key`(
        _ history: KeptHistory
    ) async throws {
        try await history.withCopy { _, path in
            let log = try RolloutLog.open(at: path).log
            let files = [KeptHistory.File.key, .retiredKey].filter(history.has)
            let logs = try files.map { file in
                let known = try key(file, history)
                return TrustedLog(origin: Origin(known.name), keys: [known])
            }
            var count = 0
            try log.forEachCheckpoint { _, bytes in
                let note = try SignedNote(parsing: bytes)
                let isSigned = logs.contains { log in
                    if case .success = log.checkpoint(in: note) { true } else { false }
                }
                #expect(isSigned, "\(note.text)")
                count += 1
            }
            #expect(count > 0)
        }
    }

    @Test(arguments: KeptHistory.all) func `this version decides and answers what earlier ones did`(
        _ history: KeptHistory
    ) async throws {
        try await history.withCopy { _, path in
            let again = try DecidedAgain(try RolloutLog.open(at: path).log)
            expect(again.decisions, toBe: try history.text(.decisions), history)
            expect(again.answers, toBe: try history.text(.answers), history)
        }
    }

    private func expect(_ lines: [String], toBe text: String, _ history: KeptHistory) {
        let kept = text.split(separator: "\n").map(String.init)
        #expect(lines.count == kept.count)
        let differences = zip(lines, kept).filter { $0 != $1 }
        let first = differences.first.map { "decided  \($0)\n  recorded \($1)" } ?? ""
        #expect(
            differences.isEmpty,
            "\(history): \(differences.count) entries are decided otherwise, first\n  \(first)"
        )
    }
}
