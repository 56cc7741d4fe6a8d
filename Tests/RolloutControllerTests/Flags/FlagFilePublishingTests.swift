import AuditLog
import Cohorts
import Foundation
import Rollouts
import TestSupport
import Testing
import Transparency

@testable import RolloutController

/// The flag file beside a log that must not be followed.
@Suite struct FlagFilePublishingTests {
    /// Runs a test on a rollout to 20 of 30 customers.
    private func withCustomers(_ body: (TestRollout) async throws -> Void) async throws {
        try await withRollout(applied: false) { rollout in
            let list = "id\n" + (1...30).map { "c\($0)\n" }.joined()
            try Data(list.utf8).write(to: rollout.folder.url.appending(path: "customers.csv"))
            try await rollout.apply(
                TestPlan.text
                    + "population: { customers: { csv: customers.csv, id: id }, salt: s }\n"
            )
            try await body(rollout)
        }
    }

    private func file(_ rollout: TestRollout) -> SharedFile {
        SharedFile(path: rollout.folder.path("flags.json"), mark: FlagFile.mark)
    }

    private func publish(_ rollout: TestRollout) throws {
        try file(rollout).publish(rollout.log, trusting: HeadTrust(keyPath: rollout.keyPath))
    }

    /// The number of customers that the flag file has the flag on for.
    private func members(_ rollout: TestRollout) throws -> Int? {
        let data = try Data(contentsOf: URL(fileURLWithPath: file(rollout).path))
        let json = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let flags = json?["flags"] as? [String: Any]
        let flag = flags?["release"] as? [String: Any]
        return (flag?["metadata"] as? [String: Any])?["members"] as? Int
    }

    @Test func `an older copy puts every flag off`() async throws {
        try await withCustomers { rollout in
            try await rollout.reach("beta")
            let copy = rollout.folder.path("copy.db")
            try rollout.log.log.backUp(to: copy)
            try await rollout.hold()
            try publish(rollout)
            #expect(try members(rollout) == 20)
            let restored = try rollout.restored(from: copy)
            let error = #expect(throws: FlagsPutOff.self) { try publish(restored) }
            #expect(error?.which == .all)
            #expect(error?.why is HeadRefusal)
            #expect(try members(rollout) == 0)
        }
    }

    @Test func `without the mark nobody is switched on, and a rollback still takes back`()
        async throws
    {
        try await withCustomers { rollout in
            try publish(rollout)
            try await rollout.reach("beta")
            let mark = HighWaterMark.path(besideKey: rollout.keyPath)
            let moved = rollout.folder.path("moved")
            try FileManager.default.moveItem(atPath: mark, toPath: moved)
            #expect(throws: FlagsPutOff.self) { try publish(rollout) }
            #expect(try members(rollout) == 0)

            try FileManager.default.moveItem(atPath: moved, toPath: mark)
            try publish(rollout)
            #expect(try members(rollout) == 20)
            try FileManager.default.removeItem(atPath: mark)
            try await rollout.hold()
            #expect(throws: FlagsPutOff.self) { try publish(rollout) }
            #expect(try members(rollout) == 20)
            try await rollout.rollBack()
            let error = #expect(throws: FlagsPutOff.self) { try publish(rollout) }
            #expect(error?.which == .differing)
            #expect(error?.description.contains("are off") == true)
            #expect(try members(rollout) == 0)
        }
    }

    @Test func `a file that is not there is not made by putting it off`() async throws {
        try await withCustomers { rollout in
            try file(rollout).putOff()
            #expect(!FileManager.default.fileExists(atPath: file(rollout).path))
        }
    }
}
