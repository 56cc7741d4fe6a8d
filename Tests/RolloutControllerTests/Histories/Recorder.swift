import AuditLog
import Foundation
@testable import RolloutController
import Rollouts
import TestSupport
import Testing
import Transparency

/// Records new histories, and never one that is there: `RECORD_HISTORIES=1 swift test --filter
/// HistoryRecording`.
enum Recorder {
    static let isOn = ProcessInfo.processInfo.environment["RECORD_HISTORIES"] != nil

    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// Runs a course in a log of its own, and keeps the log, unless it was kept before.
    static func record(
        _ name: String,
        exporting: Bool = false,
        _ body: (inout TestRollout) async throws -> Void
    ) async throws {
        guard !KeptHistory(name).has(.log) else { return }
        try await withTemporaryFolder { folder in
            var rollout = try TestRollout(in: folder)
            try makeKey(of: rollout, named: name)
            try await body(&rollout)
            try keep(rollout, as: name, exporting: exporting)
        }
    }

    /// Makes the log's key under a name that says nothing of the machine.
    static func makeKey(of rollout: TestRollout, named name: String) throws {
        _ = try KeyFile(path: rollout.keyPath)
            .keyMadeIfMissing(name: TestKeys.name("log.example.com/\(name)"))
    }

    static func makeFolder(_ name: String) throws {
        let folder = KeptHistory(name).url(.log).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    static func keep(_ rollout: TestRollout, as name: String, exporting: Bool) throws {
        let findings = try rollout.findings()
        guard findings.isEmpty else { throw Failed(description: "\(name): \(findings)") }
        guard let signer = try LogSigner(known: rollout.keyPath) else {
            throw Failed(description: "\(name) has no key")
        }
        let history = KeptHistory(name)
        try makeFolder(name)
        let log = rollout.log.log
        try log.backUp(to: history.url(.log).path)
        if exporting, let signed = try signer.last() {
            let export = LogExport(folder: history.url(.export).path)
            try export.write(log, as: signed, key: signer.key.verifier)
        }
        try write(["\(signer.key.verifier)"], history.url(.key))
        if let retired = try KeyFile(path: rollout.keyPath + ".retired-1").key() {
            try write(["\(retired.verifier)"], history.url(.retiredKey))
        }
        try keepDecisions(of: log, as: history)
    }

    static func keepDecisions(of log: DecisionLog, as history: KeptHistory) throws {
        let again = try DecidedAgain(log)
        try write(again.decisions, history.url(.decisions))
        try write(again.answers, history.url(.answers))
    }

    static func write(_ lines: [String], _ url: URL) throws {
        try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: url)
    }
}
