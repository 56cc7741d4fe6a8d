import AuditLog
import Foundation
import Rollouts
import TestSupport
import Testing
import Transparency
import Values

@testable import RolloutController

@Suite struct SigningTests {
    @Test func `every entry is under a signature that the next extends`() async throws {
        try await withRollout { rollout in
            var sizes: [Int] = []
            for _ in 1...3 {
                guard case .signed(let head)? = try await rollout.hold().head else { break }
                sizes.append(head.checkpoint.size)
            }
            #expect(sizes == [2, 3, 4])
            #expect(try rollout.findings() == [])
        }
    }

    @Test func `a log whose tail was cut off refuses an advance and takes a stop`() async throws {
        try await withRollout { rollout in
            let copy = rollout.folder.path("copy.db")
            try await rollout.attest()
            try rollout.log.log.backUp(to: copy)
            try await rollout.advance(to: "beta")
            try await rollout.attest()
            let rollout = try rollout.restored(from: copy)

            await #expect(throws: (any Error).self) { try await rollout.advance(to: "beta") }
            #expect(try rollout.entryCount() == 2)
            let held = try await rollout.hold("an old copy?")
            #expect(held.decision.outcome == .recorded)
            #expect(held.head?.problem.map { "\($0)" }?.contains("4 were signed") == true)
            #expect(try !rollout.findings().isEmpty)
        }
    }

    @Test func `a rollback on an older copy is recorded unsigned`() async throws {
        try await withRollout { rollout in
            let copy = rollout.folder.path("copy.db")
            try await rollout.reach("beta")
            try rollout.log.log.backUp(to: copy)
            try await rollout.hold()
            let rollout = try rollout.restored(from: copy)

            let back = try await rollout.rollBack()
            #expect(back.decision.outcome == .rolledBack)
            #expect(back.head?.note == nil)
            #expect(back.head?.problem != nil)
            #expect(try rollout.state().exposure == 0)
        }
    }

    @Test(arguments: [{ $0 }, HighWaterMark.path(besideKey:)] as [@Sendable (String) -> String])
    func `a key or a mark that is gone refuses an advance`(
        file: @Sendable (String) -> String
    ) async throws {
        try await withRollout { rollout in
            try await rollout.attest()
            try FileManager.default.removeItem(atPath: file(rollout.keyPath))
            await #expect(throws: LogSignerError.self) { try await rollout.advance() }
            #expect(try rollout.state().exposure == 0)
            #expect(try await rollout.hold().head?.problem != nil)
        }
    }

    @Test func `another key is not the log's`() async throws {
        try await withRollout { rollout in
            try await rollout.attest()
            let advance = Command.advance(to: nil, accepting: [], reason: nil)
            await #expect(throws: (any Error).self) {
                try await rollout.perform(advance, keyPath: rollout.folder.path("other.key"))
            }
            #expect(try rollout.state().exposure == 0)
        }
    }
}
