import Foundation
import Testing

/// A plan that is edited while it is in force.
@Suite struct PlanChangeTests {
    private let shorter = SamplePlan.text.replacing("soak: 1h", with: "soak: 1m")

    @Test func `an advance refuses and shows what was changed`() throws {
        try withRollout { binary in
            try binary.attest()
            try binary.write(shorter, to: "plan.yaml")
            let result = try binary.sluice(["advance", "--yes"])
            #expect(result.code == 12)
            #expect(result.talk.contains("~ stage launch\n  soak  1h → 1m (loosens)"))
            #expect(result.output.contains("sluice plan apply"))
            #expect(try binary.exposure() == 0)
        }
    }

    @Test func `a program loosens nothing, and is told what a person may do`() throws {
        try withRollout { binary in
            try binary.write(shorter, to: "plan.yaml")
            let shown = try binary.sluice(["plan", "diff", "plan.yaml"])
            #expect(shown.output.contains("~ stage launch\n  soak  1h → 1m (loosens)"))
            let apply = ["plan", "apply", "plan.yaml", "--yes"]
            let refused = try binary.sluice(apply + ["--automation", "--json"])
            #expect(refused.code == 4)
            #expect(refused.json["outcome"] as? String == "notPermitted")
            let obstacles = refused.json["obstacles"] as? [[String: Any]] ?? []
            #expect(obstacles.map { $0["subject"] as? String } == ["stages[launch].soak"])
            let words = try binary.sluice(apply + ["--automation"])
            #expect(words.output.contains("only a person may loosen this: soak of launch: 1h → 1m"))
            #expect(try binary.entries(of: "plan.apply").count == 1)
            #expect(try binary.sluice(apply).code == 0)
        }
    }

    @Test func `a plan that no longer reads stops the advance with its problems`() throws {
        try withRollout { binary in
            try binary.attest()
            try binary.write("sluice: 1\nname: [", to: "plan.yaml")
            let result = try binary.sluice(["advance", "--yes"])
            #expect(result.code == 65)
            #expect(result.talk.contains("plan.yaml:"))
            #expect(try binary.exposure() == 0)
        }
    }

    @Test func `a hold and a rollback need no plan that reads`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            try FileManager.default.removeItem(at: binary.folder.appending(path: "plan.yaml"))
            #expect(try binary.sluice(["hold", "--reason", "wait"]).code == 0)
            #expect(try binary.sluice(["rollback", "--reason", "back", "--yes"]).code == 0)
            #expect(try binary.exposure() == 0)
        }
    }

    @Test func `the launch plan has all of the seed in it`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        let plan = Binary.root.appending(path: "Plans/launch-50k.yaml").path
        let shown = try binary.sluice(["plan", "show", plan, "--json"])
        let counts = ["stages", "noGo", "blockers", "mitigations", "risks"].map {
            (shown.json[$0] as? [Any])?.count
        }
        #expect(counts == [3, 8, 4, 3, 3])
        let checked = try binary.sluice(["plan", "check", plan])
        #expect(checked.code == 0)
        #expect(!FileManager.default.fileExists(atPath: binary.log))
    }
}
