import Foundation
import Testing

@Suite struct CohortForgetTests {
    @Test func `a customer is forgotten in every list, and the log says that one was`() throws {
        try withCustomers { binary in
            let names = (0..<1_000).map { "x,unmistakable-\($0)-id\n" }
            try binary.write("name,id\n" + names.joined(), to: "customers.csv")
            #expect(try binary.step(to: "beta").code == 0)
            #expect(try binary.step(to: "wide").code == 0)
            let id = try #require(try binary.ids("list", "--stage", "beta").first)
            let forgotten = try binary.sluice(
                ["cohort", "forget", id, "--reason", "request 77", "--yes"]
            )
            #expect(forgotten.code == 0, "\(forgotten.talk)")
            #expect(try binary.exposure() == 499)
            #expect(try binary.ids("list").count == 499)
            #expect(try binary.ids("list", "--stage", "beta").count == 14)
            #expect(try binary.sluice(["cohort", "contains", id]).code == 10)
            #expect(try binary.sluice(["log", "verify", "--replay"]).code == 0)
            let entry = try #require(try binary.entries(of: "cohort.forget").first)
            #expect(try binary.sluice(["log", "show", entry.id]).output.contains(id) == false)
            // The bytes are gone too.
            for ending in ["", "-wal"] {
                let bytes = try Data(contentsOf: URL(fileURLWithPath: binary.log + ending))
                #expect(bytes.range(of: Data(id.utf8)) == nil)
            }
            let found = try binary.sqlite("SELECT count(*) FROM cohort_member WHERE id = '\(id)'")
            #expect(found.output == "0\n")
            let again = try binary.sluice(
                ["cohort", "forget", id, "--reason", "request 77", "--yes"]
            )
            #expect(again.code == 0 && again.talk.contains("no list has"))
            #expect(try binary.entries(of: "cohort.forget").count == 1)
        }
    }

    @Test func `a reason that names the customer is refused`() throws {
        try withCustomers { binary in
            #expect(try binary.step(to: "beta").code == 0)
            let refused = try binary.sluice(
                ["cohort", "forget", "c7", "--reason", "c7 asked", "--yes"]
            )
            #expect(refused.code == 64)
        }
    }

    @Test(arguments: [
        "UPDATE cohort_member SET id = 'mallory' WHERE seq = 3",
        "DELETE FROM cohort_member WHERE seq = 3",
        "INSERT INTO cohort_member SELECT entry, role, 15, 'mallory' FROM cohort_member LIMIT 1",
        "DELETE FROM cohort_member",
    ])
    func `a list that was changed behind the guards is found, and lets nobody in`(
        _ sql: String
    ) throws {
        try withCustomers { binary in
            #expect(try binary.step(to: "beta").code == 0)
            if !sql.hasPrefix("INSERT") { #expect(try binary.sqlite(sql).code != 0) }
            let guards = try binary.sqlite(
                "SELECT sql || ';' FROM sqlite_master WHERE type = 'trigger' "
                    + "AND tbl_name = 'cohort_member'"
            ).output
            let names = ["no_update", "no_delete", "once"].map {
                "DROP TRIGGER cohort_member_\($0); "
            }
            let changed = try binary.sqlite(names.joined() + sql + "; " + guards)
            #expect(changed.code == 0, "\(changed.output)")
            let verified = try binary.sluice(["log", "verify"])
            #expect(verified.code == 40, "\(verified.output)")
            #expect(verified.output.contains("customers listed for entry"))
            #expect(try binary.sluice(["log", "verify", "--replay"]).code == 40)
            #expect(try binary.sluice(["cohort", "contains", "mallory"]).code == 40)
            #expect(try binary.step(to: "wide").code == 20)
            let flags = try binary.sluice(["cohort", "export", "--format", "flagd"])
            #expect(flags.code == 0 && !flags.output.contains("mallory"))
            #expect(flags.output.contains("\"problem\""))
        }
    }
}
