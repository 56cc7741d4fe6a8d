import AuditLog
import Foundation
package import Rollouts
package import Transparency
package import Values

/// Brings a log back into use after a crash, or after entries were permanently lost.
package struct Recovery: Sendable {
    private let log: RolloutLog
    private let keyPath: String

    package init(of log: RolloutLog, keyPath: String) {
        self.log = log
        self.keyPath = keyPath
    }

    /// Returns the reason the log cannot be continued; nil if there is none.
    ///
    /// Determined from the entries themselves, as the stored hashes may be damaged.
    package func obstacle() -> (any Error)? {
        do {
            guard let signer = try LogSigner(known: keyPath) else {
                // No key is created if anything was signed with another one.
                if try log.log.lastCheckpoint() != nil {
                    _ = try LogSigner(for: log.log, keyPath: keyPath)
                }
                return nil
            }
            guard let last = try signer.last() else {
                try signer.check(log.log)
                return nil
            }
            return try log.log.contradictionByEntries(to: last)
        } catch {
            return error
        }
    }

    /// Repairs the log after a crash and signs its head.
    ///
    /// Hashes, search index and snapshots are rebuilt from the entries, and entries that were
    /// recorded but not yet signed are signed.
    package func mend() throws -> VerifiedCheckpoint {
        try rebuild()
        return try LogSigner(for: log.log, keyPath: keyPath).sign(log.log, signingTail: true)
    }

    /// Continues the log as it is under a new name and key, and holds every rollout.
    ///
    /// The loss is recorded in every rollout. The old key and its mark are kept beside the new
    /// one: existing signatures remain valid, and nobody who trusts the old name mistakes the new
    /// history for the old one. The old key is replaced last, so that an interrupted recovery can
    /// be repeated.
    ///
    /// - Throws: `RecoveryError` if a rollout does not accept the record; then nothing is signed.
    package func acceptLoss(
        _ actor: Actor,
        reason: String,
        clockIsRight: Bool = false,
        at now: Instant
    ) throws -> VerifiedCheckpoint {
        guard actor.kind == .person else { throw RecoveryError.notAPerson }
        try rebuild()
        let loss = try self.loss(newOrigin: LogKeyName.made(for: log.log.path))
        for rollout in try log.log.rollouts() {
            let request = Request(
                command: .acceptLoss(loss: loss.loss, reason: reason),
                actor: actor,
                clockIsRight: clockIsRight
            )
            try record(request, in: rollout, at: now)
        }
        try retire(keyPath)
        try retire(HighWaterMark.path(besideKey: keyPath))
        let key = try KeyFile(path: keyPath).keyMadeIfMissing(name: loss.name)
        return try LogSigner(key: key, keyPath: keyPath).begin(log.log)
    }

    /// Rebuilds everything that is derived from the entries; takes the other tables as they are.
    private func rebuild() throws {
        try log.rebuildDerived()
        try log.mendMessages()
    }

    private func record(
        _ request: Request,
        in name: String,
        at now: Instant
    ) throws {
        let rollout = try log.rollout(named: name)
        let decision = rollout.decision(on: request, given: Evidence(), at: now)
        let answer = try log.commit(
            Proposal(
                request,
                RequestOptions(rollout: name),
                rollout,
                Gathered(evidence: Evidence(), cohort: nil),
                decision,
                at: now
            )
        )
        guard answer.entry != nil, answer.decision.outcome == .recorded else {
            throw RecoveryError.notRecorded(rollout: name, why: answer.decision.summary)
        }
    }

    private func loss(newOrigin name: KeyName) throws -> (loss: AcceptedLoss, name: KeyName) {
        let known = try? LogSigner(known: keyPath)
        let last = try? known?.last()
        let loss = AcceptedLoss(
            from: try log.log.size(),
            signed: last?.checkpoint.size,
            head: last.map { String(decoding: $0.note.bytes, as: UTF8.self) },
            origin: known.map { "\($0.key.verifier.name)" },
            newOrigin: "\(name)"
        )
        return (loss, name)
    }

    /// Renames a file to the first free name.
    private func retire(_ path: String) throws {
        let files = FileManager.default
        guard files.fileExists(atPath: path) else { return }
        let names = (1...10_000).lazy.map { "\(path).retired-\($0)" }
        guard let free = names.first(where: { !files.fileExists(atPath: $0) }) else {
            throw KeyFileError.cannotMake(path: path, why: "10,000 retired keys are beside it")
        }
        do {
            try files.moveItem(atPath: path, toPath: free)
        } catch {
            throw KeyFileError.cannotMake(path: free, why: "the old key cannot be renamed")
        }
    }
}

/// The reason a loss was not accepted.
package enum RecoveryError: Error, Hashable, Sendable {
    case notAPerson
    case notRecorded(rollout: String, why: String)
}

extension RecoveryError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAPerson:
            "a loss is accepted by a person, and SLUICE_AUTOMATION says that this is a program"
        case .notRecorded(let rollout, let why):
            "the loss could not be recorded in \(rollout): \(why). Nothing was signed; "
                + "do it again"
        }
    }
}
