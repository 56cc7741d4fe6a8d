import Foundation
import Testing

/// Where customers come from, and what keeps a cohort from being frozen.
@Suite struct CustomerListTests {
    @Test func `a program and a query list the same customers as a file`() throws {
        try withCustomers { binary in
            #expect(try binary.step(to: "beta").code == 0)
            let beta = try binary.ids("list")
            let made = try binary.run(
                "/usr/bin/sqlite3",
                [
                    "crm.db",
                    "CREATE TABLE customer(name, id); INSERT INTO customer "
                        + "SELECT 'x', 'c' || value FROM generate_series(0, 999)",
                ]
            )
            #expect(made.code == 0, "\(made.output)")
            for customers in [
                "{ command: [cat, customers.csv], id: id }",
                "{ sqlite: crm.db, query: SELECT id FROM customer, id: id }",
            ] {
                try withRollout(plan: CohortPlan.text(population: "customers: \(customers)")) {
                    other in
                    for file in ["customers.csv", "crm.db"] {
                        try FileManager.default.copyItem(
                            at: binary.folder.appending(path: file),
                            to: other.folder.appending(path: file)
                        )
                    }
                    let stepped = try other.step(to: "beta")
                    #expect(stepped.code == 0, "\(stepped.output)")
                    #expect(try other.ids("list") == beta)
                }
            }
        }
    }

    @Test(arguments: [
        ("name,id\nx,c1\ny,\n", "customers.csv: line 3: the id is empty"),
        ("name,id\nx,c1\ny,c2\nz,c1\n", "customers.csv: lines 2 and 4 have the same id"),
        ("name,nr\nx,c1\n", "customers.csv: line 1: no column is called id"),
        ("name,id\nx\n", "customers.csv: line 2 has 1 column"),
        ("", "customers.csv: the table is empty"),
    ])
    func `a bad list stops the advance with the line`(_ list: String, _ message: String) throws {
        try withCustomers { binary in
            try binary.write(list, to: "customers.csv")
            for arguments in [["cohort", "preview"], ["advance", "--yes"]] {
                let refused = try binary.sluice(arguments)
                #expect(refused.code == 20, "\(refused.output)")
                let words = (refused.output + refused.talk).split(whereSeparator: \.isWhitespace)
                #expect(words.joined(separator: " ").contains(message), "\(words)")
            }
            #expect(try binary.exposure() == 0)
        }
    }

    @Test(arguments: [
        ("customers: { csv: gone.csv, id: id }", "gone.csv: No such file"),
        ("customers: { command: [./none], id: id }", "./none is not there"),
        ("customers: { command: [sh, -c, 'exit 3'], id: id }", "sh ended with 3"),
        ("customers: { command: [yes], id: id }", "yes: line 1: no column is called id"),
        ("customers: { sqlite: sluice.db, query: SELECT 1 AS a, id: id }", "no column id"),
        ("customers: { sqlite: sluice.db, query: DELETE FROM entry, id: id }", "would change it"),
        ("customers: { sqlite: sluice.db, query: SELEC, id: id }", "syntax error"),
        ("customers: { csv: ., id: id }", "not a regular file"),
        (
            "customers: { sqlite: sluice.db, query: 'SELECT hex(zeroblob(9e7)) AS id', id: id }",
            "takes more than 96 MiB of memory"
        ),
        (
            "customers: { sqlite: sluice.db, query: 'SELECT hex(zeroblob(4e4)) AS id', id: id }",
            "row 1: a value has over 65,536 bytes"
        ),
    ])
    func `a source that fails stops the advance with 20`(
        _ population: String,
        _ message: String
    ) throws {
        try withCustomers(plan: CohortPlan.text(population: population)) { binary in
            let refused = try binary.sluice(["advance", "--yes"])
            let words = refused.output.split(whereSeparator: \.isWhitespace)
            #expect(refused.code == 20)
            #expect(words.joined(separator: " ").contains(message), "\(refused.output)")
            #expect(try binary.exposure() == 0)
        }
    }

    @Test func `too few customers stop the advance with the numbers`() throws {
        let population = """
            customers: { csv: customers.csv, id: id }
              excluded: { csv: out.csv, id: id }
            """
        let plan = CohortPlan.text(population: population, wide: "980..1000", launch: "5000")
        try withCustomers(plan: plan) { binary in
            try binary.write("id\n" + (0..<30).map { "c\($0)\n" }.joined(), to: "out.csv")
            #expect(try binary.step(to: "beta").code == 0)
            let refused = try binary.step(to: "wide")
            #expect(refused.code == 12, "\(refused.output)")
            let summary = refused.json["summary"] as? String ?? ""
            #expect(summary.contains("wide takes 980–1,000 customers, and 970 can be had"))
            #expect(summary.contains("lists 1,000, 30 of them excluded"))
            #expect(try binary.exposure() == 15)
        }
    }

    @Test func `a range takes the invited alone where they fill it`() throws {
        for (invited, count) in [(12, 12), (3, 20)] {
            let names = (0..<invited).map { "c\($0)" }
            let population = """
                customers: { csv: customers.csv, id: id }
                  invited: [\(names.joined(separator: ", "))]
                """
            try withCustomers(plan: CohortPlan.text(population: population, beta: "10..20")) {
                binary in
                #expect(try binary.step(to: "beta").code == 0)
                let beta = try binary.ids("list")
                #expect(beta.count == count && Array(beta.prefix(invited)) == names)
            }
        }
    }
}
