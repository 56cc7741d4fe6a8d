package import AuditLog
import Foundation
package import Rollouts

/// Brings a log back into use after a crash, or after entries were lost for good.
package struct Recovery: Sendable {
    private let log: RolloutLog
    private let keyPath: String

    package init(of log: RolloutLog, keyPath: String) {
        self.log = log
        self.keyPath = keyPath
    }

    /// What keeps the log from being continued; nil where nothing does.
    package func obstacle() throws -> (any Error)? {
        do {
            try LogSigner(for: log.log, keyPath: keyPath).check(log.log)
            return nil
        } catch let refusal as SigningRefusal {
            return refusal
        } catch let error as LogSignerError {
            return error
        }
    }

    /// Mends what a crash leaves: signs entries that were recorded and not signed yet, and fills
    /// the search index anew.
    package func mend() throws -> VerifiedCheckpoint {
        try log.log.rebuildIndex()
        return try LogSigner(for: log.log, keyPath: keyPath).sign(log.log)
    }

    /// Goes on with the log as it is, under another name and key, and puts that on record in every
    /// rollout, each of which is then held.
    ///
    /// The old key and its mark are kept beside the new one: what they signed stays signed, and
    /// nobody who trusts the old name takes the new history for it.
    package func acceptLoss(
        _ actor: Actor,
        reason: String,
        at now: Instant
    ) throws -> VerifiedCheckpoint {
        let loss = try self.loss(newOrigin: LogKeyName.made(for: log.log.path))
        try retire(keyPath)
        try retire(HighWaterMark.path(besideKey: keyPath))
        let name = loss.name
        let key = try KeyFile(path: keyPath).keyMadeIfMissing(name: name)
        for rollout in try log.log.rollouts() {
            try record(loss.loss, in: rollout, by: actor, reason: reason, at: now)
        }
        return try LogSigner(key: key, keyPath: keyPath).begin(log.log)
    }

    private func record(
        _ loss: Loss,
        in rollout: String,
        by actor: Actor,
        reason: String,
        at now: Instant
    ) throws {
        let request = Request(command: .acceptLoss(loss, reason: reason), actor: actor)
        let standing = try log.standing(of: rollout)
        let decision = standing.decision(on: request, given: Evidence(), at: now)
        _ = try log.record(
            decision,
            of: request,
            on: standing,
            Evidence(),
            Terms(rollout: rollout),
            at: now
        )
    }

    private func loss(newOrigin name: KeyName) throws -> (loss: Loss, name: KeyName) {
        let known = try? LogSigner(known: keyPath)
        let last = try? known?.last()
        let loss = Loss(
            from: try log.log.size(),
            signed: last?.checkpoint.size,
            head: last.map { String(decoding: $0.note.bytes, as: UTF8.self) },
            origin: known.map { "\($0.key.verifier.name)" },
            newOrigin: "\(name)"
        )
        return (loss, name)
    }

    /// Puts a file aside under the first free name.
    private func retire(_ path: String) throws {
        let files = FileManager.default
        guard files.fileExists(atPath: path) else { return }
        let names = (1...10_000).lazy.map { "\(path).retired-\($0)" }
        guard let free = names.first(where: { !files.fileExists(atPath: $0) }) else { return }
        do {
            try files.moveItem(atPath: path, toPath: free)
        } catch {
            throw KeyFileError.cannotMake(path: free, why: "the old key cannot be put aside")
        }
    }
}
