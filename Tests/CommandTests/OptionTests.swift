import Foundation
import Testing

/// The options that all commands share.
@Suite struct OptionTests {
    @Test func `a dry run gives the code and the answer, and records nothing`() throws {
        try withRollout { binary in
            let refused = try binary.sluice(["advance", "--dry-run", "--json"])
            #expect(refused.code == 10)
            try binary.attest()
            let before = try binary.entries().count
            let dry = try binary.sluice(["advance", "--dry-run", "--json"])
            #expect(dry.code == 0)
            #expect(dry.json["outcome"] as? String == "advanced")
            #expect(dry.json["to"] as? String == "beta")
            #expect(dry.json["entry"] is NSNull)
            #expect(try binary.entries().count == before)
            #expect(try binary.exposure() == 0)
        }
    }

    @Test func `the same key gives the same answer, and another request with it none`() throws {
        try withRollout { binary in
            let hold = ["hold", "--reason", "lunch", "--idempotency-key", "k1", "--json"]
            let first = try binary.sluice(hold)
            let second = try binary.sluice(hold)
            #expect(first.code == 0)
            #expect(second.code == 0)
            #expect(first.json["entry"] as? Int == second.json["entry"] as? Int)
            let other = try binary.sluice(["resume", "--reason", "x", "--idempotency-key", "k1"])
            #expect(other.code == 3)
            #expect(other.talk.contains("k1"))
        }
    }

    @Test func `what changes exposure is confirmed, or not done`() throws {
        try withRollout { binary in
            try binary.attest()
            let asked = try binary.sluice(["advance"])
            #expect(asked.code == 64)
            #expect(asked.talk.contains("0 → 20 users"))
            #expect(asked.talk.contains("--yes"))
            #expect(try binary.exposure() == 0)
        }
    }

    @Test func `the log is named by an option, by the environment, or stands here`() throws {
        try withRollout { binary in
            let elsewhere = binary.folder.appending(path: "other.db").path
            let environment = ["SLUICE_LOG": elsewhere]
            let apply = ["plan", "apply", "plan.yaml", "--yes"]
            #expect(try binary.sluice(apply, environment: environment).code == 0)
            let hold = ["hold", "--reason", "only there"]
            #expect(try binary.sluice(hold, environment: environment).code == 0)
            let there = try binary.sluice(["status", "--json", "--log", elsewhere])
            let here = try binary.sluice(["status", "--json"])
            #expect((there.json["holds"] as? [Any])?.count == 1)
            #expect((here.json["holds"] as? [Any])?.count == 0)
        }
    }

    @Test func `a log with several rollouts asks which one is meant`() throws {
        try withRollout { binary in
            try binary.write(
                SamplePlan.text.replacing("sample-1.0", with: "sample-2.0"),
                to: "next.yaml"
            )
            #expect(try binary.sluice(["plan", "apply", "next.yaml", "--yes"]).code == 0)
            let unclear = try binary.sluice(["check"])
            #expect(unclear.code == 64)
            #expect(unclear.talk.contains("sample-1.0, sample-2.0"))
            let clear = try binary.sluice(["status", "--rollout", "sample-2.0", "--json"])
            #expect(clear.json["rollout"] as? String == "sample-2.0")
            let slip = try binary.sluice(["status", "--rollout", "sample-2.O"])
            #expect(slip.code == 64)
            #expect(slip.talk.contains("did you mean"))
        }
    }

    @Test func `who asks is recorded as a claim`() throws {
        try withRollout { binary in
            let result = try binary.sluice(["hold", "--reason", "x", "--actor", "somebody"])
            #expect(result.code == 0)
            let shown = try binary.sluice(["log", "show", "1", "--json"])
            let actor = shown.json["actor"] as? [String: Any]
            #expect(actor?["name"] as? String == "somebody")
            #expect(actor?["proof"] as? String == "claimed")
            let guardian = try binary.sluice(["resume", "--reason", "x", "--actor", "sluice-guard"])
            #expect(guardian.code == 64)
        }
    }

    @Test func `a reason is given with -m, or as it is`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            let hold = try binary.sluice(["hold", "error budget burnt", "--until", "2h", "--json"])
            let held = hold.json["holds"] as? [[String: Any]]
            #expect(held?.first?["reason"] as? String == "error budget burnt")
            #expect(held?.first?["expires"] is String)
            #expect(try binary.sluice(["resume", "seen and mended"]).code == 0)
            let rollback = try binary.sluice(["rollback", "-m", "leak"])
            #expect(rollback.code == 0)
            #expect(rollback.output.contains("leak"))
        }
    }

    @Test func `a word that may be a stage or a hold is not taken for a reason`() throws {
        try withRollout { binary in
            try binary.reach("early-access")
            #expect(try binary.sluice(["hold"]).code == 0)
            for (command, option) in [("rollback", "--to beta"), ("resume", "--hold beta")] {
                let result = try binary.sluice([command, "beta"])
                #expect(result.code == 64)
                #expect(result.talk.contains(option))
            }
            let twice = try binary.sluice(["hold", "two words", "--reason", "x", "--json"])
            let holds = twice.json["holds"] as? [[String: Any]]
            #expect(holds?.last?["reason"] as? String == "x; two words")
            #expect(try binary.sluice(["resume"]).talk.contains("--reason"))
            #expect(try binary.exposure() == 5_000)
        }
    }

    @Test func `a waiver's end has the name that a hold's has`() throws {
        try withRollout { binary in
            let waive = ["waive", "db-pool", "--expires", "7d", "-m", "a test"]
            let waived = try binary.sluice(waive)
            #expect(waived.code == 0)
        }
    }

    @Test func `quiet leaves errors, and nothing else beside the answer`() throws {
        try withRollout { binary in
            let talkative = try binary.sluice(["log", "list", "--limit", "1", "--from", "5"])
            #expect(!talkative.talk.isEmpty)
            let quiet = try binary.sluice(
                ["log", "list", "--limit", "1", "--from", "5", "--quiet"]
            )
            #expect(quiet.talk.isEmpty)
            let failed = try binary.sluice(["log", "show", "99", "--quiet"])
            #expect(failed.code == 64)
            #expect(failed.talk.contains("no entry 99"))
        }
    }

    @Test func `automation cannot release what a rollback left`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            #expect(try binary.sluice(["rollback", "--reason", "bad", "--yes"]).code == 0)
            let resume = ["resume", "--reason", "go on"]
            let automation = ["SLUICE_AUTOMATION": "1"]
            #expect(try binary.sluice(resume, environment: automation).code == 4)
            try binary.attest()
            let advance = try binary.sluice(["advance", "--yes"], environment: automation)
            #expect(advance.code == 11)
            #expect(try binary.sluice(resume).code == 0)
            #expect(try binary.sluice(["advance", "--yes"]).code == 0)
        }
    }

    @Test(arguments: [
        ("1", 4), ("true", 4), ("YES", 4), ("On", 4), ("0", 0), ("False", 0), ("no", 0),
        ("OFF", 0), ("", 0), ("2", 64), (" 1", 64), ("enabled", 64),
    ])
    func `automation is told by a word that nobody can mistake`(word: String, code: Int32) throws {
        try withRollout { binary in
            let hold = ["hold", "--reason", "incident 77"]
            #expect(try binary.sluice(hold).code == 0)
            let resume = ["resume", "--reason", "cron"]
            let result = try binary.sluice(resume, environment: ["SLUICE_AUTOMATION": word])
            #expect(result.code == code)
            let flagged = try binary.sluice(
                hold + ["--automation"],
                environment: ["SLUICE_AUTOMATION": word]
            )
            #expect(flagged.code == (code == 64 ? 64 : 0), "a flag does not hide a mistaken word")
        }
    }

    @Test func `a mistaken word makes no log`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        try binary.write(SamplePlan.text, to: "plan.yaml")
        let apply = ["plan", "apply", "plan.yaml", "--yes"]
        let result = try binary.sluice(apply, environment: ["SLUICE_AUTOMATION": "ja"])
        #expect(result.code == 64)
        #expect(result.talk.contains("SLUICE_AUTOMATION"))
        #expect(!FileManager.default.fileExists(atPath: binary.log))
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `shells get a script that knows the commands`(_ shell: String) throws {
        let binary = try Binary()
        defer { binary.remove() }
        let script = try binary.sluice(["completions", shell])
        #expect(script.code == 0)
        #expect(script.output.contains("mitigation"))
    }
}
