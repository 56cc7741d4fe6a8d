import Foundation
import Testing

/// Ways in which a rollout could once be misled, from outside.
@Suite struct HardeningTests {
    @Test func `a time that no log could hold is refused, and nothing is locked by it`() throws {
        try withRollout { binary in
            let hold = ["hold", "--reason", "x", "--expires", "9999-12-31T23:59:59-10:00"]
            let refused = try binary.sluice(hold)
            #expect(refused.code == 64)
            #expect(try binary.sluice(["status"]).code == 0)
        }
    }

    @Test func `a blank reason is none`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            try binary.write(SamplePlan.evidence(pool: 50), to: "evidence.json")
            let accept = ["advance", "--yes", "--accept", "db-pool", "--reason", "  "]
            #expect(try binary.sluice(accept).code == 64)
            #expect(try binary.exposure() == 20)
        }
    }

    @Test func `two names of one log have one lock`() throws {
        try withRollout { binary in
            let link = binary.folder.appending(path: "link.db")
            try FileManager.default.createSymbolicLink(
                at: link,
                withDestinationURL: URL(fileURLWithPath: binary.log)
            )
            let hold = try binary.sluice(["hold", "--reason", "x", "--log", link.path])
            #expect(hold.code == 0)
            let names = try FileManager.default.contentsOfDirectory(atPath: binary.folder.path)
            #expect(names.contains("sluice.db.lock"))
            #expect(!names.contains("link.db.lock"))
        }
    }

    @Test func `a log that was cut off while it was made is made by the next`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        try binary.write(SamplePlan.text, to: "plan.yaml")
        #expect(try binary.sqlite("PRAGMA journal_mode = WAL").code == 0)
        #expect(try binary.sluice(["status"]).code == 1)
        #expect(try binary.sluice(["plan", "apply", "plan.yaml"]).code == 0)
        #expect(try binary.sluice(["log", "verify"]).code == 0)
    }

    @Test func `a dry run refuses what the real one would, and needs no log`() throws {
        try withRollout { binary in
            let stale = ["hold", "--reason", "x", "--expect-revision", "7", "--dry-run"]
            let refused = try binary.sluice(stale)
            #expect(refused.code == 3)
        }
        let binary = try Binary()
        defer { binary.remove() }
        try binary.write(SamplePlan.text, to: "plan.yaml")
        #expect(try binary.sluice(["plan", "apply", "plan.yaml", "--dry-run"]).code == 0)
        #expect(!FileManager.default.fileExists(atPath: binary.log))
    }
}
