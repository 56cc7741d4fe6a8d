import Foundation
import Testing

/// What a rollback answers, and a stop without the log's key.
@Suite struct RollbackAnswerTests {
    @Test func `it says from where to where, who holds it and how that ends`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            let dry = try binary.sluice(["rollback", "--reason", "it burns", "--dry-run"])
            #expect(dry.output.contains("✓ would roll back: beta → planned, 20 → 0 users"))
            let flags = ["SLUICE_FLAGS_FILE": "flags.json"]
            let done = try binary.sluice(
                ["rollback", "--reason", "it burns"],
                environment: flags
            )
            #expect(done.code == 0)
            #expect(done.output.contains("✓ rolled back: beta → planned, 20 → 0 users"))
            #expect(done.output.contains("it burns"))
            #expect(done.output.contains("flags.json is written"))
            #expect(done.output.contains("by rollback-1 until a person releases it"))
            #expect(done.output.contains("sluice resume --hold rollback-1 --reason …"))
            #expect(done.output.contains("begins again with beta"))
            let resumed = try binary.sluice(
                ["resume", "--hold", "rollback-1", "--reason", "mended"]
            )
            #expect(resumed.code == 0)
        }
    }

    @Test func `without the key a stop is safe, and the next command signs it`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            let elsewhere = ["SLUICE_KEY_FILE": "elsewhere.key"]
            let done = try binary.sluice(["rollback", "--reason", "r"], environment: elsewhere)
            #expect(done.code == 0)
            #expect(done.talk.contains("This is safe"))
            #expect(!done.talk.contains("recover"))
            #expect(try binary.sluice(["resume", "--reason", "mended"]).code == 0)
            #expect(try binary.sluice(["log", "verify"]).code == 0)
        }
    }

    @Test func `a refusal says who keeps the release, and a dry run what it would`() throws {
        try withRollout { binary in
            try binary.attest()
            let dry = try binary.sluice(["advance", "--dry-run"])
            #expect(dry.output.contains("✓ would advance: planned → beta"))
            try binary.reach("beta")
            _ = try binary.sluice(["hold", "--reason", "look"])
            let refused = try binary.sluice(["advance", "--yes"])
            #expect(refused.output.hasPrefix("✗ not advanced: beta keeps its 20 users\n  Blocks\n"))
            #expect(refused.output.contains("sluice resume --hold hold-1 --reason …"))
        }
    }
}
