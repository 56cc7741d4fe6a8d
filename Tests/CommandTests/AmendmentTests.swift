import Foundation
import Testing

/// The price of an amendment: before it is asked for, in a comparison, and on record.
@Suite struct AmendmentTests {
    private let wider = SamplePlan.text.replacing("cohort: 10..20", with: "cohort: 15..30")
    private let poorer = SamplePlan.text.replacing(#"value: ">= 200""#, with: #"value: ">= 150""#)

    @Test func `before the question it says what changes, in the plan's words`() throws {
        try withRollout { binary in
            try binary.write(wider, to: "plan.yaml")
            let result = try binary.sluice(["plan", "apply", "plan.yaml"])
            #expect(result.code == 64)
            #expect(result.talk.contains("~ stage beta"))
            #expect(result.talk.contains("10–20 users → 15–30 users (loosens)"))
            #expect(result.talk.contains("Next step under the new plan"))
            #expect(!(result.talk + result.output).contains("cohort."))
            #expect(try binary.entries(of: "plan.apply").count == 1)
        }
    }

    @Test func `a dry run prints it as its answer, and records nothing`() throws {
        try withRollout { binary in
            try binary.write(wider, to: "plan.yaml")
            let result = try binary.sluice(["plan", "apply", "plan.yaml", "--dry-run"])
            #expect(result.code == 0)
            #expect(result.output.contains("10–20 users → 15–30 users"))
            #expect(result.output.contains("would be recorded"))
            #expect(try binary.entries(of: "plan.apply").count == 1)
        }
    }

    @Test func `a voided waiver says what follows from it`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            try binary.write(SamplePlan.evidence(pool: 50), to: "evidence.json")
            let waive = ["waive", "db-pool", "--until", "7d", "--reason", "a supplier"]
            #expect(try binary.sluice(waive).code == 0)
            try binary.write(poorer, to: "plan.yaml")
            let shown = try binary.sluice(["plan", "diff", "plan.yaml"])
            #expect(shown.output.contains("Would be voided"))
            #expect(shown.output.contains("db-pool by manager until"))
            #expect(shown.output.contains("→ db-pool is open, recommended and due before"))
            let json = try binary.sluice(["plan", "diff", "plan.yaml", "--json"]).json
            let voided = (json["voided"] as? [[String: Any]])?.first
            #expect(voided?["kind"] as? String == "waiver")
            #expect(voided?["by"] as? String == "manager")
            let next = json["next"] as? [String: Any]
            #expect(next?["outcome"] as? String == "refused")
            #expect(try binary.sluice(["plan", "apply", "plan.yaml", "--yes"]).code == 0)
            let entry = try binary.sluice(["log", "list", "--kind", "plan.apply", "--json"])
            let index = (entry.json["entries"] as? [[String: Any]])?.last?["index"] as? Int ?? 0
            let past = try binary.sluice(["log", "show", String(index)])
            #expect(past.output.contains("~ mitigation db-pool"))
            #expect(past.output.contains(">= 200 → >= 150 (loosens)"))
            #expect(past.output.contains("Voided"))
            #expect(!past.output.contains("Would be voided"))
            #expect(!past.output.contains("Next step"))
        }
    }

    @Test func `a comparison ends with 1 where it is asked to, as git's does`() throws {
        try withRollout { binary in
            let diff = ["plan", "diff", "plan.yaml", "--exit-code"]
            #expect(try binary.sluice(diff).code == 0)
            try binary.write(wider, to: "plan.yaml")
            #expect(try binary.sluice(["plan", "diff", "plan.yaml"]).code == 0)
            let different = try binary.sluice(diff + ["--json"])
            #expect(different.code == 1)
            #expect(different.errorCode == "plans-differ")
            #expect(different.json["outcome"] as? String == "no")
        }
    }

    @Test func `plans of entries are compared with each other and with a file`() throws {
        try withRollout { binary in
            try binary.write(wider, to: "plan.yaml")
            #expect(try binary.sluice(["plan", "apply", "--yes"]).code == 0)
            let both = try binary.sluice(["plan", "diff", "--from", "0", "--to", "1"])
            #expect(both.output.contains("10–20 users → 15–30 users"))
            #expect(!both.output.contains("Next step"))
            let back = try binary.sluice(["plan", "diff", "--from", "1", "--to", "0"])
            #expect(back.output.contains("15–30 users → 10–20 users"))
            try binary.write(SamplePlan.text, to: "old.yaml")
            let file = try binary.sluice(["plan", "diff", "--from", "0", "old.yaml", "--exit-code"])
            #expect(file.code == 0)
            #expect(file.output == "no differences\n")
            let missing = try binary.sluice(["plan", "diff", "--from", "99", "--json"])
            #expect(missing.code == 64)
            #expect(missing.errorCode == "unknown-name")
        }
    }

    @Test func `the plan of an entry is shown as it was`() throws {
        try withRollout { binary in
            try binary.attest()
            try binary.write(wider, to: "plan.yaml")
            #expect(try binary.sluice(["plan", "apply", "--yes"]).code == 0)
            let first = try binary.sluice(["plan", "show", "--entry", "0"])
            #expect(first.output.contains("10–20 users"))
            #expect(first.talk.isEmpty)
            let between = try binary.sluice(["plan", "show", "--entry", "1"])
            #expect(between.output.contains("10–20 users"))
            #expect(between.talk == "entry 1 was decided by the plan of entry 0\n")
            let last = try binary.sluice(["plan", "show", "--entry", "2", "--json"])
            let stages = last.json["stages"] as? [[String: Any]]
            #expect((stages?.first?["cohort"] as? [String: Int])?["most"] == 30)
        }
    }

    @Test func `no program of a plan is run before the plan is in force`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            let other = SamplePlan.text.replacing(
                "command: [cat, evidence.json]",
                with: "command: [touch, ran]"
            )
            try binary.write(other, to: "plan.yaml")
            let shown = try binary.sluice(["plan", "diff", "plan.yaml"])
            #expect(shown.output.contains("~ source service"))
            #expect(shown.output.contains("cat evidence.json → touch ran (loosens)"))
            #expect(shown.output.contains("it is measured once the plan is in force"))
            _ = try binary.sluice(["plan", "apply", "plan.yaml", "--dry-run"])
            let ran = binary.folder.appending(path: "ran").path
            #expect(!FileManager.default.fileExists(atPath: ran))
        }
    }

    @Test func `a plan that would be refused says so, and nobody is asked about it`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            try binary.write(wider, to: "plan.yaml")
            let refused = try binary.sluice(["plan", "apply", "plan.yaml"])
            #expect(refused.code == 12, "\(refused.talk)")
            #expect(refused.talk.contains("would not be put in force: stage beta is live"))
            #expect(!refused.talk.contains("Kept"))
            #expect(!refused.talk.contains("--yes"))
            #expect(try binary.entries(of: "plan.apply").count == 1)
        }
    }

    @Test func `with JSON the amendment is part of the answer`() throws {
        try withRollout { binary in
            try binary.write(wider, to: "plan.yaml")
            let result = try binary.sluice(["plan", "apply", "plan.yaml", "--yes", "--json"])
            #expect(result.code == 0)
            #expect(!result.talk.contains("~ stage"))
            let amendment = try #require(result.json["amendment"] as? [String: Any])
            let change = try #require((amendment["changes"] as? [[String: Any]])?.first)
            #expect(change["part"] as? String == "stage beta")
            #expect(change["key"] as? String == "cohort")
            #expect(change["before"] as? String == "10–20 users")
            #expect(change["loosens"] as? Bool == true)
        }
    }
}
