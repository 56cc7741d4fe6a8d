import AuditLog
import Foundation
import Rollouts
import TestSupport
import Testing

@testable import RolloutController

/// A guard whose log is put back or replaced while it watches.
@Suite struct GuardOnAnotherLogTests {
    private func round(_ rollout: TestRollout) async throws -> RolloutGuard.Round {
        try await RolloutGuard(log: rollout.log, controller: rollout.controller)
            .tick(at: rollout.now)
    }

    @Test func `a log of its own is no problem`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            #expect(try await round(rollout).headProblem == nil)
        }
    }

    @Test func `an older copy is told, and what is live in it is looked at`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            let copy = rollout.folder.path("copy.db")
            try rollout.log.log.backUp(to: copy)
            try await rollout.hold()
            // The guard has opened the log, and reads on from what stands in its place.
            #expect(try await round(rollout).headProblem == nil)
            for ending in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: rollout.log.log.path + ending)
            }
            try FileManager.default.copyItem(atPath: copy, toPath: rollout.log.log.path)
            let told = try await round(rollout)
            #expect(told.headProblem is HeadRefusal)
            #expect(told.looks.map(\.rollout) == ["release"])
        }
    }

    @Test func `a rollback is recorded where everybody reads it after files were tidied away`()
        async throws
    {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            _ = try rollout.entryCount()
            for ending in ["-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: rollout.log.log.path + ending)
            }
            try await rollout.rollBack()
            #expect(try rollout.reopened().state().exposure == 0)
            #expect(try rollout.state().exposure == 0)
            #expect(try rollout.findings() == [])
        }
    }
}
