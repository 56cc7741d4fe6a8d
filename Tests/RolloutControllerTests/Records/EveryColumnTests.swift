import AuditLog
import Foundation
import Rollouts
import Statistics
import TestSupport
import Testing
import Transparency
import Values

@testable import RolloutController

/// A log with rows in every table, of which each column of some rows is changed, and rows are taken
/// away, added and swapped.
@Suite struct EveryColumnTests {
    /// The tests share the work, as each edit is looked at on a copy of its own.
    private static let shares = Array(0..<4)

    @Test(arguments: shares)
    func `no edit goes unnoticed, crashes anything or stops a rollback`(_ share: Int) async throws {
        try await withRollout(applied: false) { rollout in
            try await Self.fill(rollout)
            try #require(try rollout.findings() == [])
            let files = try Files(of: rollout)
            let edits = try Self.edits(of: rollout)
            #expect(edits.count > 150)
            for number in edits.indices where number % Self.shares.count == share {
                guard try files.apply(number) else { continue }
                let found = try? rollout.reopened().findings()
                #expect(found?.isEmpty != true, "unnoticed: \(edits[number])")
                await Self.stop(try? rollout.reopened(), after: edits[number])
            }
        }
    }

    /// Requires that a rollback is recorded, or kept where the log is too damaged to take it.
    private static func stop(_ rollout: TestRollout?, after edit: String) async {
        guard let rollout else { return }
        do {
            let answer = try await rollout.rollBack()
            #expect(answer.decision.outcome == .rolledBack, "\(edit): \(answer.decision.summary)")
            #expect(answer.rollout.state.exposure == 0, "\(edit)")
        } catch let error as StopNotRecorded {
            #expect(throws: Never.self, "\(edit)") { try error.kept.get() }
        } catch {
            Issue.record("\(edit): a rollback fails: \(error)")
        }
    }

    /// Records something for each table.
    private static func fill(_ rollout: TestRollout) async throws {
        try Data("id\nc-1\nc-2\nc-3\nc-4\n".utf8).write(
            to: rollout.folder.url.appending(path: "c.csv")
        )
        let title = String(repeating: "long ", count: 40)
        let risks = (0..<400).map { "  - { id: r\($0), title: \(title) }\n" }.joined()
        let text =
            TestPlan.notifying("http://127.0.0.1:9/hook")
            .replacing("cohort: 20,", with: "cohort: 2,").replacing(
                "cohort: 5000,",
                with: "cohort: 4,"
            )
            + "population: { customers: { csv: c.csv, id: id }, salt: s, invited: [c-3] }\n"
            + "risks:\n\(risks)"
        try await rollout.apply(text)
        try await rollout.reach("launch")
        try await rollout.named("second").apply(TestPlan.named("second"))
        for number in 1...3 { try await rollout.hold("\(number)") }
        let note = try #require(try rollout.log.log.lastCheckpoint())
        for number in [UInt8(1), 2] {
            let key = try TestKeys.witness(number)
            let line = try key.cosignature(on: note.text, atSeconds: 5).line
            let answer = WitnessAnswer(
                witness: key.verifier.name,
                size: try Checkpoint(parsing: note.text).size,
                cosignature: try key.verifier.cosignature(in: line, on: note.text).get(),
                error: nil
            )
            try rollout.log.log.record([answer], on: note, at: rollout.now)
        }
    }

    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "edits.py").path

    private static func edits(of rollout: TestRollout) throws -> [String] {
        let listed = try ProgramOutput(of: ["python3", script, "list", rollout.log.log.path])
        try #require(listed.code == 0, "\(listed.output)")
        return listed.output.split(separator: "\n").map(String.init)
    }

    /// The log, its key and its mark as they were, to begin each time anew.
    private struct Files {
        let log: String
        private let folder: TemporaryFolder
        private let kept: [(path: String, bytes: Data)]

        init(of rollout: TestRollout) throws {
            log = rollout.log.log.path
            folder = rollout.folder
            let mark = HighWaterMark.path(besideKey: rollout.keyPath)
            kept = try [log, rollout.keyPath, mark, "\(mark).next"].map {
                ($0, try Data(contentsOf: URL(fileURLWithPath: $0)))
            }
        }

        /// Puts everything back and edits the log; returns false if that would change nothing.
        func apply(_ number: Int) throws -> Bool {
            let left = ["-wal", "-shm", ".stop"].map { log + $0 }
            for path in left + [folder.path("flags.json.stop")] {
                try? FileManager.default.removeItem(atPath: path)
            }
            for (path, bytes) in kept { try bytes.write(to: URL(fileURLWithPath: path)) }
            let edited = try ProgramOutput(of: [
                "python3", EveryColumnTests.script, log, "\(number)",
            ])
            try #require([0, 3].contains(edited.code), "edit \(number): \(edited.output)")
            return edited.code == 0
        }
    }
}
