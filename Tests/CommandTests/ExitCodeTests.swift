import Foundation
import Testing

/// Each exit code, from the binary as a script meets it.
@Suite struct ExitCodeTests {
    @Test func `0: done, and already there`() throws {
        try withRollout { binary in
            try binary.attest()
            let advanced = try binary.sluice(["advance", "--yes", "--to", "beta", "--json"])
            #expect(advanced.code == 0)
            #expect(advanced.json["outcome"] as? String == "advanced")
            let again = try binary.sluice(["advance", "--yes", "--to", "beta", "--json"])
            #expect(again.code == 0)
            #expect(again.json["outcome"] as? String == "alreadyThere")
        }
    }

    @Test func `1: a damaged log`() throws {
        try withRollout { binary in
            try Data("not a database, by any means".utf8)
                .write(to: URL(fileURLWithPath: binary.log))
            #expect(try binary.sluice(["status"]).code == 1)
        }
    }

    @Test func `3: another revision than expected`() throws {
        try withRollout { binary in
            try binary.attest()
            let result = try binary.sluice(["advance", "--yes", "--expect-revision", "0", "--json"])
            #expect(result.code == 3)
            #expect(result.json["outcome"] as? String == "conflict")
        }
    }

    @Test func `4: an attestation by somebody whom the plan does not name`() throws {
        try withRollout { binary in
            let result = try binary.sluice(
                ["attest", "tenant-isolation", "--successes", "1000", "--failures", "0"]
            )
            #expect(result.code == 4)
            #expect(result.output.contains("ci-bot"))
        }
    }

    @Test func `10: no evidence yet, each missing piece named, nobody exposed`() throws {
        try withRollout { binary in
            let result = try binary.sluice(["advance", "--yes", "--json"])
            #expect(result.code == 10)
            #expect(result.json["outcome"] as? String == "notYet")
            let obstacles = result.json["obstacles"] as? [[String: Any]] ?? []
            #expect(obstacles.compactMap { $0["subject"] as? String } == ["tenant-leak"])
            let status = try binary.sluice(["status", "--json"])
            let exposure = status.json["exposure"] as? [String: Any]
            #expect(exposure?["now"] as? Int == 0)
        }
    }

    @Test func `11: held`() throws {
        try withRollout { binary in
            try binary.attest()
            #expect(try binary.sluice(["hold", "--reason", "lunch"]).code == 0)
            #expect(try binary.sluice(["advance", "--yes"]).code == 11)
        }
    }

    @Test func `12: a mitigation is missing, and a blocker is open`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            try binary.write(SamplePlan.evidence(pool: 50), to: "evidence.json")
            let missing = try binary.sluice(["advance", "--yes"])
            #expect(missing.code == 12)
            #expect(missing.output.contains("db-pool"))
            try binary.write(SamplePlan.evidence(), to: "evidence.json")
            let raise = ["blocker", "raise", "bug", "--severity", "P0", "--title", "It burns"]
            #expect(try binary.sluice(raise).code == 0)
            #expect(try binary.sluice(["advance", "--yes"]).code == 12)
        }
    }

    @Test func `13: waits for approval`() throws {
        try withRollout { binary in
            try binary.reach("early-access")
            let result = try binary.sluice(["advance", "--yes", "--json"])
            #expect(result.code == 13)
            #expect(result.json["outcome"] as? String == "awaitingApproval")
        }
    }

    @Test func `14: the guard rolled back, and so does an advance that finds it first`() throws {
        for command in [["guard", "--once"], ["advance", "--yes"]] {
            try withRollout { binary in
                try binary.reach("early-access")
                try binary.write(SamplePlan.evidence(errors: 300), to: "evidence.json")
                #expect(try binary.sluice(command).code == 14)
                let status = try binary.sluice(["status", "--json"])
                #expect((status.json["exposure"] as? [String: Any])?["now"] as? Int == 0)
            }
        }
    }

    @Test func `15: a mitigation is overdue`() throws {
        try withRollout { binary in
            try binary.reach("early-access")
            try binary.write(SamplePlan.evidence(pool: 50), to: "evidence.json")
            let result = try binary.sluice(["advance", "--yes"])
            #expect(result.code == 15)
            #expect(result.output.contains("overdue"))
        }
    }

    @Test func `20: a source that applies cannot be reached`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            try FileManager.default.removeItem(at: binary.folder.appending(path: "evidence.json"))
            let result = try binary.sluice(["advance", "--yes", "--json"])
            #expect(result.code == 20)
            #expect(result.json["outcome"] as? String == "sourceFailed")
        }
    }

    @Test(arguments: [
        ["advance", "--nonsense"], ["resume"], ["attest", "x"],
        ["advance", "--to", "nowhere", "--yes"],
        ["resume", "--reason", " "], ["advance"], ["status", "--rollout", "other"],
        ["approve", "--actor", "\u{200B}"], ["approve", "--actor", "Sluice Guard"],
    ])
    func `64: usage`(_ arguments: [String]) throws {
        try withRollout { binary in
            try binary.attest()
            #expect(try binary.sluice(arguments).code == 64)
        }
    }

    @Test func `64: two stages at once, which is a kind of its own`() throws {
        try withRollout { binary in
            try binary.attest()
            for target in ["early-access", "completed"] {
                let result = try binary.sluice(["advance", "--yes", "--to", target, "--json"])
                #expect(result.code == 64)
                #expect(result.errorCode == "too-far")
                #expect(result.json["outcome"] as? String == "refused")
            }
            #expect(try binary.exposure() == 0)
        }
    }

    @Test func `66: there is no log`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        for command in [["status"], ["advance", "--yes"], ["log", "list"], ["hold"]] {
            let result = try binary.sluice(command + ["--json"])
            #expect(result.code == 66, "\(command)")
            #expect(result.errorCode == "log-missing")
        }
    }

    @Test func `several rollouts, and a name that is none of them`() throws {
        try withRollout { binary in
            let other = SamplePlan.text.replacing("sample-1.0", with: "other-1.0")
            try binary.write(other, to: "other.yaml")
            #expect(try binary.sluice(["plan", "apply", "other.yaml", "--yes"]).code == 0)
            let several = try binary.sluice(["check", "--json"])
            #expect(several.code == 64 && several.errorCode == "several-rollouts")
            let unknown = try binary.sluice(["status", "--json", "--rollout", "third"])
            #expect(unknown.code == 64 && unknown.errorCode == "unknown-name")
        }
    }

    @Test func `0: nobody who stops a rollout is sent back for words`() throws {
        for words in [[], ["--reason", ""], ["--reason", " \u{200B}"]] {
            try withRollout { binary in
                try binary.reach("beta")
                let hold = try binary.sluice(["hold", "--json"] + words)
                #expect(hold.code == 0)
                let holds = hold.json["holds"] as? [[String: Any]]
                #expect(holds?.count == 1 && holds?.first?["reason"] is NSNull)
                let rollback = try binary.sluice(["rollback"] + words)
                #expect(rollback.code == 0)
                #expect(rollback.output.contains("20 → 0 users"))
                #expect(rollback.output.contains("no reason was given"))
            }
        }
    }

    @Test func `65: an invalid plan, every problem at once, nothing written`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        try binary.write(
            SamplePlan.text.replacing("stages:", with: "stagse:").replacing(
                "soak: 0s",
                with: "soak: x"
            ),
            to: "plan.yaml"
        )
        let result = try binary.sluice(["plan", "apply", "plan.yaml", "--yes"])
        #expect(result.code == 65)
        #expect(result.talk.contains("did you mean 'stages'?"))
        #expect(!FileManager.default.fileExists(atPath: binary.log))
    }
}
