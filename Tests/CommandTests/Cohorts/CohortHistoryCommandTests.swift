import Foundation
import Testing

/// A customer's past, told from the log alone.
@Suite struct CohortHistoryCommandTests {
    private static let plan = CohortPlan.text(
        population: "customers: { csv: customers.csv, id: id }\n  invited: [c7]"
    )

    private func steps(_ id: String, _ binary: Binary) throws -> [[String: Any]] {
        let result = try binary.sluice(["cohort", "history", id, "--json"])
        return result.json["steps"] as? [[String: Any]] ?? []
    }

    @Test func `it tells each step with its entry, its reason and who took it`() throws {
        try withCustomers(plan: Self.plan) { binary in
            #expect(try binary.step(to: "beta").code == 0)
            #expect(try binary.step(to: "wide").code == 0)
            let rollback = try binary.sluice(["rollback", "too slow"], actor: "nightwatch")
            #expect(rollback.code == 0)
            let steps = try steps("c7", binary)
            #expect(steps.map { $0["effect"] as? String } == ["gained", "kept", "rolledBack"])
            #expect(steps.map { $0["stage"] as? String } == ["beta", "wide", "planned"])
            #expect(steps.first?["isInvited"] as? Bool == true)
            #expect(steps.first?["place"] as? Int == 1)
            #expect(steps.first?["placeOf"] as? Int == 15)
            #expect(steps.last?["reason"] as? String == "too slow")
            let actor = steps.last?["actor"] as? [String: Any]
            #expect(actor?["name"] as? String == "nightwatch")
            let told = try binary.sluice(["cohort", "history", "c7"])
            #expect(told.code == 0)
            #expect(told.output.contains("c7 does not have sample-1.0; it had from"))
            #expect(told.output.contains("invited, place 1 of 15"))
            #expect(told.output.contains("rolled back: too slow; entry 6 by nightwatch"))
        }
    }

    @Test func `since is the beginning of the time without interruption`() throws {
        try withCustomers { binary in
            #expect(try binary.step(to: "beta").code == 0)
            #expect(try binary.step(to: "wide").code == 0)
            let beta = try binary.ids("list", "--stage", "beta")
            let wide = try binary.ids("list", "--stage", "wide")
            let first = try #require(beta.first)
            let late = try #require(wide.last)
            func since(_ id: String) throws -> Int? {
                try binary.sluice(["cohort", "contains", id, "--json"]).json["sinceEntry"] as? Int
            }
            #expect(try since(first) == 3)
            #expect(try since(late) == 5)
            let said = try binary.sluice(["cohort", "contains", first])
            #expect(said.output.contains("of the 500 of wide (entry 5)"))
            #expect(said.output.contains("(entry 3)\n"))
            _ = try binary.sluice(["rollback", "--to", "beta", "--reason", "r"])
            #expect(try since(first) == 3)
            let gone = try binary.sluice(["cohort", "contains", late, "--json"])
            #expect(gone.code == 10 && gone.json["since"] is NSNull)
            _ = try binary.sluice(["rollback", "--reason", "again"])
            _ = try binary.sluice(["resume", "--hold", "rollback-1", "-m", "go on"])
            _ = try binary.sluice(["resume", "--hold", "rollback-2", "-m", "go on"])
            #expect(try binary.step(to: "beta").code == 0)
            #expect(try since(first).map { $0 > 6 } == true)
            #expect(try steps(first, binary).last?["effect"] as? String == "gained")
        }
    }

    @Test func `one who never had it is told by the exit code`() throws {
        try withCustomers { binary in
            #expect(try binary.step(to: "beta").code == 0)
            let never = try binary.sluice(["cohort", "history", "nobody"])
            #expect(never.code == 10)
            #expect(never.output.contains("nobody never had sample-1.0"))
            #expect(try steps("nobody", binary).isEmpty)
        }
    }

    @Test func `one who is excluded later is left out, and one who is forgotten never was`() throws
    {
        let plan = CohortPlan.text(
            population: "customers: { csv: customers.csv, id: id }\n  "
                + "excluded: { csv: out.csv, id: id }"
        )
        try withCustomers(plan: plan) { binary in
            try binary.write("id\n", to: "out.csv")
            #expect(try binary.step(to: "beta").code == 0)
            let beta = try binary.ids("list")
            let (out, forgotten) = (beta[3], beta[4])
            try binary.write("id\n\(out)\n", to: "out.csv")
            #expect(try binary.step(to: "wide").code == 0)
            #expect(
                try steps(out, binary).map { $0["effect"] as? String } == ["gained", "leftOut"]
            )
            let told = try binary.sluice(["cohort", "history", out])
            #expect(told.output.contains("left out: excluded, or no longer on the list"))
            let forget = try binary.sluice(["cohort", "forget", forgotten, "-m", "asked", "--yes"])
            #expect(forget.code == 0)
            #expect(try binary.sluice(["cohort", "history", forgotten]).code == 10)
            #expect(try steps(beta[0], binary).count == 2)
        }
    }
}
