import AuditLog
import Foundation
import Testing

/// `log show`: one decision as a person asks for it.
@Suite struct LogShowTests {
    @Test func `an advance is told with its evidence, limits and changes`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            let shown = try binary.sluice(["log", "show", "2"])
            #expect(shown.code == 0)
            for words in [
                "Entry 2  advance  advanced", "manager, a person (claimed", "planned → beta",
                "0 → 20 users", "entered", "tenant-leak: passed", "0 of 1,000, limit",
                "evidence of 20", "error-rate: not live", "put in force by entry 0", "edition 2",
                "entry 1",
                "in the entry",
            ] { #expect(shown.output.contains(words), "\(words): \(shown.output)") }
        }
    }

    @Test func `a refusal names each rule, and when to try again`() throws {
        let slow = SamplePlan.text.replacing(
            "cohort: 10..20\n    soak: 0s",
            with: "cohort: 10..20\n    soak: 1h"
        )
        try withRollout(plan: slow) { binary in
            try binary.reach("beta")
            let refused = try binary.sluice(["advance", "--yes", "--json"])
            #expect(refused.json["outcome"] as? String == "notYet")
            let entry = try #require(refused.json["entry"] as? Int)
            let shown = try binary.sluice(["log", "show", String(entry)]).output
            for words in [
                "What stood in the way", "  soak  ", "  again after  20", "refusal noted",
                "manager: soak:beta", "beta, as before", "20 users, as before", "Gates of beta",
                "6, limit <= 10",
            ] { #expect(shown.contains(words), "\(words): \(shown)") }
        }
    }

    @Test func `a trip names what failed, and the hold that it left`() throws {
        try withRollout { binary in
            try binary.reach("early-access")
            try binary.write(SamplePlan.evidence(errors: 300), to: "evidence.json")
            #expect(try binary.sluice(["guard", "--once"]).code == 14)
            let shown = try binary.sluice(["log", "show", "4"]).output
            for words in [
                "sluice-guard, the controller itself", "What tripped it", "from everybody",
                "error-rate: FAILED", "6% (300 of 5,000), limit < 1%", "hold added",
                "for a person to release", "5,000 → 0 users",
            ] { #expect(shown.contains(words), "\(words): \(shown)") }
        }
    }

    @Test func `a payload that did not fit into its entry is told by its digest`() throws {
        let long = SamplePlan.text.replacing(
            "name: sample-1.0",
            with: "name: sample-1.0\ndescription: \(String(repeating: "long ", count: 15_000))"
        )
        try withRollout(plan: long) { binary in
            let json = try binary.sluice(["log", "show", "0", "--json"]).json
            let digest = try #require(json["payloadDigest"] as? String)
            #expect(digest.count == 64)
            let shown = try binary.sluice(["log", "show", "0"]).output
            #expect(shown.contains("attached, "))
            #expect(shown.contains(digest))
        }
    }

    @Test func `an advance that needed approval names who gave it`() throws {
        let quick = SamplePlan.text.replacing("soak: 1h", with: "soak: 0s")
        try withRollout(plan: quick) { binary in
            try binary.reach("early-access")
            _ = try binary.sluice(["advance", "--yes"])
            _ = try binary.sluice(["approve"], actor: "lead")
            let advanced = try binary.sluice(["advance", "--yes", "--json"])
            #expect(advanced.json["to"] as? String == "launch", "\(advanced.output)")
            let entry = try #require(advanced.json["entry"] as? Int)
            let shown = try binary.sluice(["log", "show", String(entry)]).output
            #expect(shown.contains("approved by  lead as approver, at "), "\(shown)")
            let before = try binary.sluice(["log", "show", "3"]).output
            #expect(!before.contains("approved by"))
        }
    }

    @Test func `the entry whole and its leaf are in the JSON`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            let shown = try binary.sluice(["log", "show", "2", "--json"]).json
            let leaf = try binary.sqlite(
                "SELECT lower(hex(h)) FROM node WHERE lvl = 0 AND idx = 2"
            ).output
            #expect(shown["leafHash"] as? String == leaf.dropLast().description)
            #expect(shown["payloadDigest"] is NSNull)
            #expect(shown["index"] as? Int == 2)
            let payload = shown["payload"] as? [String: Any]
            #expect(payload?["evidence"] is [String: Any])
            #expect(payload?["decision"] is [String: Any])
        }
    }

    @Test func `what is said is shown whole, in lines that fit`() throws {
        try withRollout { binary in
            let words = (1...60).map { "word\($0)" }
            let reason = words.joined(separator: " ") + "\nand a second line"
            #expect(try binary.sluice(["hold", "--reason", reason]).code == 0)
            let shown = try binary.sluice(
                ["log", "show", "1"],
                environment: ["COLUMNS": "80"]
            ).output
            for word in words { #expect(shown.contains(word)) }
            #expect(shown.contains("and a second line"))
            #expect(!shown.contains("…"))
            #expect(shown.split(separator: "\n").allSatisfy { $0.count <= 80 })
        }
    }

    @Test func `one entry is named, and one that is there`() throws {
        try withRollout { binary in
            #expect(try binary.sluice(["log", "show"]).code == 64)
            #expect(try binary.sluice(["log", "show", "0", "--why", "beta"]).code == 64)
            let missing = try binary.sluice(["log", "show", "9"])
            #expect(missing.code == 64)
            #expect(missing.talk.contains("no entry 9; it has 1"))
        }
    }
}
