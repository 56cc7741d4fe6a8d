import Foundation
import Testing

/// `status` of several rollouts, and of one with what happened before.
@Suite struct StatusListTests {
    private func withTwo(_ body: (Binary) throws -> Void) throws {
        try withRollout { binary in
            let other = SamplePlan.text.replacing("sample-1.0", with: "other-1.0")
            try binary.write(other, to: "other.yaml")
            #expect(try binary.sluice(["plan", "apply", "other.yaml", "--yes"]).code == 0)
            try body(binary)
        }
    }

    @Test func `several rollouts have a line each, the gravest fact in it`() throws {
        try withTwo { binary in
            _ = try binary.sluice(["hold", "lunch", "--rollout", "other-1.0"])
            let status = try binary.sluice(["status"], environment: ["COLUMNS": "80"])
            #expect(status.code == 0)
            let lines = status.output.split(separator: "\n").map(String.init)
            #expect(lines.contains { $0.hasPrefix("✗ other-1.0") && $0.contains("held by hold-1") })
            #expect(lines.contains { $0.hasPrefix("· sample-1.0") && $0.contains("not begun") })
            #expect(lines.last == "One of them in full: sluice status --rollout NAME")
            let json = try binary.sluice(["status", "--json"])
            #expect(json.code == 0)
            #expect(json.strings("rollouts", "rollout") == ["other-1.0", "sample-1.0"])
            #expect(json.strings("rollouts", "standing") == ["held", "clear"])
        }
    }

    @Test func `one is named by an option or by the environment, and the option comes first`()
        throws
    {
        try withTwo { binary in
            let environment = ["SLUICE_ROLLOUT": "other-1.0"]
            let named = try binary.sluice(["status", "--json"], environment: environment)
            #expect(named.json["rollout"] as? String == "other-1.0")
            let other = try binary.sluice(
                ["status", "--json", "--rollout", "sample-1.0"],
                environment: environment
            )
            #expect(other.json["rollout"] as? String == "sample-1.0")
            let held = try binary.sluice(["hold", "lunch"], environment: environment)
            #expect(held.code == 0)
            let list = try binary.sluice(["log", "list", "--json"], environment: environment)
            #expect(Set(list.strings("entries", "rollout")) == ["other-1.0"])
            let slip = try binary.sluice(["status"], environment: ["SLUICE_ROLLOUT": "othr-1.0"])
            #expect(slip.code == 64 && slip.talk.contains("did you mean other-1.0?"))
        }
    }

    @Test func `the status of one tells whom it reaches, who watches, and what was taken back`()
        throws
    {
        try withCustomers { binary in
            let planned = try binary.sluice(["status"]).output
            #expect(planned.contains("from customers.csv; nobody is chosen yet"))
            #expect(!planned.contains("guard"))
            #expect(try binary.step(to: "beta").code == 0)
            let live = try binary.sluice(["status"]).output
            #expect(live.contains("15 of 1,000 in customers.csv (entry 3)"))
            #expect(live.contains("no look is known of: nobody watches unless `sluice guard` runs"))
            #expect(try binary.sluice(["guard", "--once"]).code == 0)
            let seen = try binary.sluice(["status"]).output
            #expect(seen.contains("looked ") && !seen.contains("nobody watches"))
            #expect(try binary.step(to: "wide").code == 0)
            _ = try binary.sluice(["rollback", "--to", "beta", "too slow"])
            let back = try binary.sluice(["status", "--json"]).json
            let rollback = try #require(back["lastRollback"] as? [String: Any])
            #expect(rollback["reason"] as? String == "too slow")
            #expect(rollback["from"] as? String == "wide")
            #expect((back["guardLook"] as? [String: Any])?["at"] is String)
            #expect(back["isWatched"] as? Bool == true)
            let screen = try binary.sluice(["status"]).output
            #expect(screen.contains("rolled back"))
            #expect(screen.contains("by manager: wide → beta, 500 → 15 users: too slow"))
        }
    }

    @Test func `a completed rollout says so calmly, and how long it is watched`() throws {
        let plan = CohortPlan.text(beta: "15", wide: "500", launch: "900")
        try withCustomers(plan: plan) { binary in
            for stage in ["beta", "wide", "launch", "completed"] {
                let step = try binary.step(to: stage)
                #expect(step.code == 0, "\(stage): \(step.output)")
            }
            let status = try binary.sluice(["status"])
            #expect(status.code == 0)
            #expect(status.output.contains("900 users keep the release"))
            #expect(status.output.contains("watched"))
            #expect(status.output.contains("for 29d 23h more"))
            #expect(!status.output.contains("✗"))
            let again = try binary.sluice(["advance", "--yes", "--to", "completed"])
            #expect(again.code == 0)
        }
    }
}
