import Foundation
import Testing

/// Logs that were damaged, and what it takes to use them again.
@Suite struct RecoveryTests {
    @Test(arguments: [
        "remove(5, 99)", "remove(5, 99); rehash()", "remove(5, 99); rehash(); forget(5)",
        "db.execute('DELETE FROM entry WHERE idx >= 5')",
        "remove(5, 99); db.execute('DELETE FROM snapshot')",
    ])
    func `a loss that is accepted is on record, holds the rollout, and the log goes on`(
        _ steps: String
    ) throws {
        try withRollout { binary in
            try binary.holdOften()
            try binary.tamper(steps)
            #expect(try binary.sluice(["log", "recover"]).code == 41)
            let accept = ["log", "recover", "--accept-loss-from", "5", "--reason", "lost"]
            let program = try binary.sluice(accept, environment: ["SLUICE_AUTOMATION": "1"])
            #expect(program.code == 4, "a program accepts no loss")
            let accepted = try binary.sluice(accept)
            #expect(accepted.code == 0, "\(accepted.talk)")
            #expect(try binary.entries(of: "log.recover").count == 1)
            let status = try binary.sluice(["status", "--json"])
            #expect(status.strings("holds", "id").contains { $0.hasPrefix("loss-") })
            #expect(try binary.sluice(["hold", "--reason", "still possible"]).code == 0)
            let verified = try binary.sluice(["log", "verify", "--replay"])
            #expect(verified.code == 0, "\(verified.output)")
        }
    }

    @Test func `hashes that were damaged beside sound entries are made anew`() throws {
        try withRollout { binary in
            try binary.holdOften()
            try binary.tamper("db.execute('UPDATE node SET h = zeroblob(32) WHERE lvl = 2')")
            #expect(try binary.sluice(["log", "verify"]).code == 40)
            let resumed = try binary.sluice(["resume", "--hold", "hold-1", "--reason", "x"])
            #expect(resumed.code == 0)
            #expect(resumed.talk.contains("were rebuilt from the entries"))
            #expect(try binary.sluice(["log", "verify"]).code == 0)
            try binary.tamper("db.execute('UPDATE node SET h = zeroblob(32) WHERE lvl = 2')")
            #expect(try binary.sluice(["log", "recover"]).code == 0)
            #expect(try binary.sluice(["log", "verify", "--replay"]).code == 0)
        }
    }

    @Test func `an entry that was altered is not mended away`() throws {
        try withRollout { binary in
            try binary.holdOften()
            try binary.tamper("change(3)")
            let recovered = try binary.sluice(["log", "recover"])
            #expect(recovered.code == 42, "\(recovered.talk)")
            #expect(try binary.sluice(["log", "verify"]).code == 40)
        }
    }

    @Test func `an altered plan keeps nobody from stopping the rollout`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            try binary.tamper("change(0)")
            #expect(try binary.sluice(["advance", "--yes"]).code == 40)
            #expect(try binary.sluice(["rollback", "--reason", "stop"]).code == 0)
            #expect(try binary.sluice(["hold", "--reason", "stop"]).code == 0)
        }
    }

    @Test func `a mark that does not read is an obstacle with a way out`() throws {
        try withRollout { binary in
            try binary.holdOften()
            let state = binary.folder.appending(path: "state/sluice")
            let files = try FileManager.default.contentsOfDirectory(atPath: state.path)
            let head = try #require(files.first { $0.hasSuffix(".head") })
            try binary.write("garbage\n", to: "state/sluice/\(head)")
            #expect(try binary.sluice(["log", "recover"]).code != 0)
            let accept = ["log", "recover", "--accept-loss-from", "6", "--reason", "mark lost"]
            #expect(try binary.sluice(accept).code == 0)
            #expect(try binary.sluice(["log", "verify", "--replay"]).code == 0)
        }
    }

    @Test func `a policy that does not read stops no stop`() throws {
        try withRollout { binary in
            try binary.attest()
            try binary.write("nonsense", to: "policy")
            let policy = ["SLUICE_POLICY": "policy"]
            #expect(try binary.sluice(["advance", "--yes"], environment: policy).code == 64)
            let held = try binary.sluice(["hold", "--reason", "r"], environment: policy)
            #expect(held.code == 0 && held.talk.contains("no witness was asked"))
            #expect(try binary.sluice(["guard", "--once"], environment: policy).code == 0)
        }
    }

    @Test func `guards that were dropped are not made anew by looking`() throws {
        try withRollout { binary in
            try binary.tamper("guards = []; db.execute('PRAGMA user_version = 1')")
            #expect(try binary.sluice(["log", "verify"]).code == 1)
            let found = try binary.sqlite(
                "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"
            )
            #expect(found.output == "0\n")
        }
    }
}

/// Exports that somebody made up.
@Suite struct ForgedExportTests {
    @Test(arguments: [
        ("printf '{}\\n' >> out/entries.jsonl", 40),
        (": > out/entries.jsonl; rm out/checkpoint", 43),
        ("rm out/checkpoint", 43), ("printf x > out/checkpoint", 43),
        ("head -c 70000 /dev/zero | tr '\\0' x >> out/entries.jsonl", 40),
        ("rm out/entries.jsonl; mkfifo out/entries.jsonl", 1),
        ("sed -i '2s/.*/4611686018427387902/' out/checkpoint", 43),
        ("sed -i 1d out/entries.jsonl", 40),
    ])
    func `it is not taken, and keeps nobody waiting`(_ change: String, _ code: Int32) throws {
        try withRollout { binary in
            try binary.holdOften()
            #expect(try binary.sluice(["log", "export", "out"]).code == 0)
            #expect(try binary.run("/bin/sh", ["-c", change]).code == 0)
            let key = try binary.sluice(["log", "key", "show"]).output
            let verified = try binary.sluice(["log", "verify", "out", "--key", key])
            #expect(verified.code == code, "\(verified.output) \(verified.talk)")
        }
    }

    @Test func `a key that came with the export is said to be no proof`() throws {
        try withRollout { binary in
            #expect(try binary.sluice(["log", "export", "out"]).code == 0)
            let verified = try binary.sluice(["log", "verify", "out"])
            #expect(verified.code == 0)
            #expect(verified.talk.contains("The key came with the export"))
        }
    }
}

extension Binary {
    /// Makes six entries of the one that the plan is.
    fileprivate func holdOften() throws {
        for number in 1...5 {
            let held = try sluice(["hold", "--reason", "reason \(number)"])
            guard held.code == 0 else { throw SamplePlan.NotApplied(talk: held.talk) }
        }
    }
}
