import Foundation
import Testing

/// Plans and lists that change in the middle of a rollout never change who has the release unseen.
@Suite struct CohortAmendmentTests {
    private static let excluding = """
        customers: { csv: customers.csv, id: id }
          excluded: { csv: out.csv, id: id }
        """

    private func amend(_ binary: Binary, _ plan: String) throws -> Binary.Result {
        try binary.write(plan, to: "plan.yaml")
        return try binary.sluice(["plan", "apply", "plan.yaml", "--yes"])
    }

    private func rollBack(_ binary: Binary, to stage: String?) throws -> Int32 {
        let target = stage.map { ["--to", $0] } ?? []
        let back = try binary.sluice(["rollback", "--reason", "r"] + target)
        let status = try binary.sluice(["status", "--json"])
        for hold in status.strings("holds", "id") {
            _ = try binary.sluice(["resume", "--hold", hold, "--reason", "r"])
        }
        return back.code
    }

    @Test func `completing keeps the present cohort, whatever larger ones there were`() throws {
        try withCustomers { binary in
            #expect(try binary.step(to: "beta").code == 0)
            let beta = try binary.ids("list")
            #expect(try binary.step(to: "wide").code == 0)
            #expect(try rollBack(binary, to: "beta") == 0)
            let lines = CohortPlan.text().split(separator: "\n", omittingEmptySubsequences: false)
            let short = lines.filter { !$0.contains("name: wide") && !$0.contains("name: launch") }
            #expect(try amend(binary, short.joined(separator: "\n")).code == 0)
            try binary.attest()
            let completed = try binary.sluice(["advance", "--yes", "--json"])
            #expect(completed.json["to"] as? String == "completed", "\(completed.output)")
            #expect(try binary.ids("list") == beta)
            #expect(try binary.exposure() == 15)
        }
    }

    @Test func `a stage that is entered without a list has nobody of an earlier time`() throws {
        try withCustomers { binary in
            #expect(try binary.step(to: "beta").code == 0)
            let member = try #require(try binary.ids("list").first)
            #expect(try rollBack(binary, to: nil) == 0)
            let plan = CohortPlan.text().replacing(
                /population:\n.*\n/,
                with: ""
            )
            #expect(try amend(binary, plan).code == 0)
            #expect(try binary.step(to: "beta").code == 0)
            #expect(try binary.sluice(["cohort", "contains", member]).code == 64)
            let flags = try binary.sluice(["cohort", "export", "--format", "flagd"]).output
            #expect(flags.contains("\"problem\"") && !flags.contains(member))
        }
    }

    @Test func `a list that lost a part of those who have the release stops the advance`() throws {
        try withCustomers { binary in
            #expect(try binary.step(to: "beta").code == 0)
            let beta = Set(try binary.ids("list"))
            let others = (0..<1_000).filter { !beta.contains("c\($0)") }
            try binary.write(CohortPlan.customers(others), to: "customers.csv")
            let refused = try binary.step(to: "wide")
            #expect(refused.code == 12)
            let summary = refused.json["summary"] as? String ?? ""
            #expect(summary.contains("15 lose it (15 left the list), of 15 who have it"))
            #expect(try Set(binary.ids("list")) == beta)
            let one = beta.sorted().prefix(1).map { Int($0.dropFirst()) ?? 0 }
            try binary.write(
                CohortPlan.customers((0..<1_000).filter { !one.contains($0) }),
                to: "customers.csv"
            )
            let advanced = try binary.step(to: "wide")
            #expect(advanced.code == 0)
            let told = advanced.json["summary"] as? String ?? ""
            #expect(told.contains("1 lose it (1 left the list)"))
        }
    }

    @Test func `a rollback gives nobody the release who has lost it`() throws {
        try withCustomers(plan: CohortPlan.text(population: Self.excluding)) { binary in
            try binary.write("id\nnobody\n", to: "out.csv")
            #expect(try binary.step(to: "beta").code == 0)
            let beta = try binary.ids("list")
            try binary.write("id\n\(beta[3])\n", to: "out.csv")
            #expect(try binary.step(to: "wide").code == 0)
            #expect(try binary.sluice(["cohort", "contains", beta[3]]).code == 10)
            #expect(try rollBack(binary, to: "beta") == 0)
            #expect(try binary.ids("list") == beta.filter { $0 != beta[3] })
            #expect(try binary.exposure() == 14)
            #expect(try binary.sluice(["log", "verify", "--replay"]).code == 0)
            let plan = CohortPlan.text(population: Self.excluding, wide: "600")
            #expect(try amend(binary, plan).code == 0)
            #expect(try binary.step(to: "wide").code == 0)
            #expect(try binary.exposure() == 600)
        }
    }

    @Test func `a rollback to a stage that nobody was frozen for is refused`() throws {
        try withCustomers { binary in
            #expect(try binary.step(to: "beta").code == 0)
            #expect(try binary.step(to: "wide").code == 0)
            let pilot = "  - { name: pilot, cohort: 100, soak: 0s }\n"
            let wide = "  - { name: wide"
            let longer = CohortPlan.text().replacing(wide, with: pilot + wide)
            #expect(try amend(binary, longer).code == 0)
            let refused = try binary.sluice(["rollback", "--to", "pilot", "--reason", "r"])
            #expect(refused.code == 64 && refused.output.contains("no cohort was frozen for pilot"))
            #expect(try binary.exposure() == 500)
            #expect(try rollBack(binary, to: nil) == 0)
            #expect(try binary.ids("list") == [])
        }
    }

    @Test func `a forgotten customer is told by no cut, and plans can be amended after it`() throws
    {
        try withCustomers(plan: CohortPlan.text(population: Self.excluding)) { binary in
            try binary.write("id\n" + (0..<300).map { "c\($0)\n" }.joined(), to: "out.csv")
            #expect(try binary.step(to: "beta").code == 0)
            #expect(try binary.step(to: "wide").code == 0)
            let export = ["cohort", "export", "--format", "flagd"]
            #expect(try binary.sluice(export).output.contains("\"form\": \"number\""))
            let passed = try binary.sqlite(
                "SELECT id FROM cohort_member WHERE role = 1 ORDER BY entry DESC LIMIT 1"
            ).output.trimmingCharacters(in: .newlines)
            #expect(!passed.isEmpty)
            let forgotten = try binary.sluice(
                ["cohort", "forget", passed, "--reason", "as was asked", "--yes"]
            )
            #expect(forgotten.code == 0, "\(forgotten.talk)")
            #expect(try binary.exposure() == 500)
            let flags = try binary.sluice(export).output
            #expect(flags.contains("\"form\": \"list\"") && !flags.contains("\"\(passed)\""))
            let plan = CohortPlan.text(population: Self.excluding).replacing("0s", with: "1s")
            #expect(try amend(binary, plan).code == 0)
        }
    }

    @Test func `a stratum that nobody is of stops the advance`() throws {
        let population = """
            customers: { csv: customers.csv, id: id }
              strata: { by: tier, shares: { a: 50%, typo: 50% } }
            """
        try withCustomers(plan: CohortPlan.text(population: population)) { binary in
            let rows = (0..<100).map { "c\($0),\($0 % 2 == 0 ? "a" : "b")\n" }
            try binary.write("id,tier\n" + rows.joined(), to: "customers.csv")
            let refused = try binary.step(to: "beta")
            #expect(refused.code == 12)
            #expect(refused.output.contains("is of the stratum typo"))
            let preview = try binary.sluice(["cohort", "preview"])
            #expect(preview.code == 12 && preview.output.contains("is of the stratum typo"))
        }
    }

    @Test func `a list that is gone is found though the index says it never was`() throws {
        try withCustomers { binary in
            #expect(try binary.step(to: "beta").code == 0)
            let changed = try binary.sqlite(
                "DROP TRIGGER cohort_member_no_delete; DELETE FROM cohort_member; "
                    + "UPDATE entry_index SET kind = 'hold' WHERE kind = 'advance'; "
                    + "CREATE TRIGGER cohort_member_no_delete BEFORE DELETE ON cohort_member\n"
                    + "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
            )
            #expect(changed.code == 0, "\(changed.output)")
            let verified = try binary.sluice(["log", "verify"])
            #expect(verified.code == 40 && verified.output.contains("customers listed"))
        }
    }

    @Test func `a flag file is never written over another file`() throws {
        try withCustomers { binary in
            for file in ["sluice.db", "plan.yaml"] {
                let path = binary.folder.appending(path: file)
                let before = try Data(contentsOf: path)
                let held = try binary.sluice(
                    ["hold", "--reason", file, "--flags-file", file, "--json"]
                )
                #expect(held.code == 1)
                let problem = held.json["flagsProblem"] as? String ?? ""
                #expect(problem.contains("it is another file, and was left alone"))
                #expect(file == "sluice.db" || (try? Data(contentsOf: path)) == before)
                #expect(try binary.sluice(["log", "verify"]).code == 0)
            }
        }
    }
}
