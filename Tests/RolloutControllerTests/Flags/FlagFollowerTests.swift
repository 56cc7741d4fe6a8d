import AuditLog
import Cohorts
import Foundation
import Rollouts
import TestSupport
import Testing
import Transparency

@testable import RolloutController

/// Logs that are put back, replaced, cut off or taken away under a follower.
@Suite struct FlagFollowerTests {
    private static let readings: [Trusting] = [.theKey, .memory]

    /// How a follower knows which head it has to expect.
    enum Trusting: Sendable {
        case theKey
        case memory
    }

    private func follower(_ rollout: TestRollout, _ trusting: Trusting) -> FlagFollower {
        let keyPath =
            switch trusting {
            case .theKey: rollout.keyPath
            case .memory: rollout.folder.path("elsewhere.key")
            }
        return FlagFollower(path: rollout.log.log.path, trust: HeadTrust(keyPath: keyPath))
    }

    private func remove(_ endings: [String], of rollout: TestRollout) throws {
        for ending in endings {
            try? FileManager.default.removeItem(atPath: rollout.log.log.path + ending)
        }
    }

    private func replace(_ rollout: TestRollout, by copy: String) throws {
        try remove(["", "-wal", "-shm"], of: rollout)
        try FileManager.default.copyItem(atPath: copy, toPath: rollout.log.log.path)
    }

    @Test(arguments: readings)
    func `what is recorded is followed, and nothing is said twice`(
        _ trusting: Trusting
    )
        async throws
    {
        try await withRollout { rollout in
            let follower = follower(rollout, trusting)
            #expect(try follower.changed()?.map(\.stage) == ["planned"])
            #expect(try follower.changed() == nil)
            try await rollout.reach("beta")
            #expect(try follower.changed()?.map(\.stage) == ["beta"])
            try await rollout.rollBack()
            #expect(try follower.changed()?.map(\.stage) == ["planned"])
            #expect(try follower.changed() == nil)
        }
    }

    @Test(arguments: readings)
    func `a copy from before a rollback is refused`(_ trusting: Trusting) async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            let copy = rollout.folder.path("copy.db")
            try rollout.log.log.backUp(to: copy)
            let follower = follower(rollout, trusting)
            try await rollout.rollBack()
            #expect(try follower.changed()?.map(\.stage) == ["planned"])
            let size = try rollout.entryCount()
            try replace(rollout, by: copy)
            for _ in 1...2 {
                #expect(throws: HeadRefusal.older(seen: size, found: size - 1)) {
                    try follower.changed()
                }
            }
        }
    }

    @Test func `a server that starts on an old copy refuses it by the key`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            let copy = rollout.folder.path("copy.db")
            try rollout.log.log.backUp(to: copy)
            try await rollout.rollBack()
            try replace(rollout, by: copy)
            #expect(throws: HeadRefusal.self) { try follower(rollout, .theKey).changed() }
            // Without the key nobody can know better.
            #expect(try follower(rollout, .memory).changed()?.map(\.stage) == ["beta"])
        }
    }

    @Test(arguments: readings)
    func `another log in the place is refused`(_ trusting: Trusting) async throws {
        try await withRollout { rollout in
            let follower = follower(rollout, trusting)
            #expect(try follower.changed() != nil)
            try await withRollout { other in
                try await other.reach("beta")
                let copy = rollout.folder.path("other.db")
                try other.log.log.backUp(to: copy)
                try replace(rollout, by: copy)
            }
            #expect(throws: HeadRefusal.self) { try follower.changed() }
        }
    }

    @Test func `the same log put back is followed again`() async throws {
        try await withRollout { rollout in
            let follower = follower(rollout, .theKey)
            try await rollout.reach("beta")
            #expect(try follower.changed()?.map(\.stage) == ["beta"])
            let copy = rollout.folder.path("copy.db")
            try rollout.log.log.backUp(to: copy)
            try remove(["", "-wal", "-shm"], of: rollout)
            #expect(throws: LogError.self) { try follower.changed() }
            try replace(rollout, by: copy)
            #expect(try follower.changed()?.map(\.stage) == ["beta"])
        }
    }

    @Test(arguments: [["-shm"], ["-wal"], ["-shm", "-wal"]])
    func `files beside the log that are tidied away keep no rollback from being seen`(
        _ endings: [String]
    ) async throws {
        try await withRollout { rollout in
            let follower = follower(rollout, .theKey)
            try await rollout.reach("beta")
            #expect(try follower.changed()?.map(\.stage) == ["beta"])
            try remove(endings, of: rollout)
            var reopened = rollout
            reopened = try reopened.reopened()
            try await reopened.rollBack()
            #expect(try follower.changed()?.map(\.stage) == ["planned"])
        }
    }

    @Test func `an entry that nobody signed switches nobody on`() async throws {
        try await withRollout { rollout in
            try await rollout.attest()
            rollout.evidence["errors"] = .value(1)
            rollout.evidence["latency"] = .value(100)
            let follower = follower(rollout, .theKey)
            #expect(try follower.changed() != nil)
            try await rollout.recordUnsigned(.advance(to: "beta", accepting: [], reason: nil))
            let last = try rollout.entryCount() - 1
            #expect(try rollout.state().exposure > 0)
            #expect(throws: HeadRefusal.unsigned(from: last, to: last)) { try follower.changed() }
        }
    }

    @Test func `a stop without a signature is followed`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            let follower = follower(rollout, .theKey)
            #expect(try follower.changed()?.map(\.stage) == ["beta"])
            try await rollout.recordUnsigned(.rollback(to: nil, reason: "slow"))
            #expect(try follower.changed()?.map(\.stage) == ["planned"])
        }
    }

    @Test func `a mark that is gone leaves it open`() async throws {
        try await withRollout { rollout in
            let follower = follower(rollout, .theKey)
            #expect(try follower.changed() != nil)
            let mark = HighWaterMark.path(besideKey: rollout.keyPath)
            try FileManager.default.removeItem(atPath: mark)
            let error = #expect(throws: LogSignerError.self) { try follower.changed() }
            #expect(error == .markMissing(path: mark))
        }
    }

    @Test func `a log whose loss was accepted is followed under its new name`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            let copy = rollout.folder.path("copy.db")
            try rollout.log.log.backUp(to: copy)
            let follower = follower(rollout, .theKey)
            try await rollout.rollBack()
            #expect(try follower.changed() != nil)
            try replace(rollout, by: copy)
            #expect(throws: HeadRefusal.self) { try follower.changed() }
            let restored = try rollout.reopened()
            _ = try Recovery(of: restored.log, keyPath: restored.keyPath)
                .acceptLoss(.manager, reason: "the disk died", at: restored.now)
            #expect(try follower.changed()?.map(\.stage) == ["beta"])
        }
    }

    @Test(arguments: ["", "-wal"])
    func `a pipe in the place is refused without waiting for it`(_ ending: String) async throws {
        try await withRollout { rollout in
            let follower = follower(rollout, .theKey)
            #expect(try follower.changed() != nil)
            let path = rollout.log.log.path + ending
            try remove([ending], of: rollout)
            #expect(unsafe mkfifo(path, 0o600) == 0)
            let error = #expect(throws: LogError.self) { try follower.changed() }
            #expect(error?.description.contains("not a regular file") == true)
            #expect(throws: LogError.self) { try RolloutLog.open(at: rollout.log.log.path) }
        }
    }
}
