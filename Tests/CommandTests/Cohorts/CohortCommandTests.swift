import Foundation
import Testing

@Suite struct CohortCommandTests {
    @Test func `an advance freezes exactly its customers, and a rollback gives them back`() throws {
        try withCustomers { binary in
            #expect(try binary.ids("list") == [])
            let preview = try binary.sluice(["cohort", "preview", "--ids"])
            let before = try binary.entries().count
            #expect(preview.code == 0)
            #expect(try binary.step(to: "beta").code == 0)
            let beta = try binary.ids("list")
            #expect(beta.count == 15 && Set(beta).count == 15)
            #expect(preview.output == beta.joined(separator: "\n") + "\n")
            #expect(try binary.entries().count == before + 2)
            #expect(try binary.step(to: "wide").code == 0)
            let wide = try binary.ids("list")
            #expect(wide.count == 500 && Array(wide.prefix(15)) == beta)
            #expect(try binary.exposure() == 500)
            let joining = try binary.ids("diff", "beta", "wide")
            #expect(joining == wide.dropFirst(15).map { "+ \($0)" })
            #expect(try binary.sluice(["rollback", "--to", "beta", "--reason", "r"]).code == 0)
            #expect(try binary.ids("list") == beta)
            #expect(try binary.ids("list", "--stage", "wide") == wide)
            #expect(try binary.exposure() == 15)
            #expect(try binary.sluice(["log", "verify", "--replay"]).code == 0)
        }
    }

    @Test func `a customer is asked for by exit code`() throws {
        try withCustomers { binary in
            #expect(try binary.sluice(["cohort", "contains", "c1"]).code == 10)
            #expect(try binary.step(to: "beta").code == 0)
            let beta = Set(try binary.ids("list"))
            for id in ["c0", "c1", "c2"] + beta.prefix(2) {
                let asked = try binary.sluice(["cohort", "contains", id, "--json"])
                #expect(asked.code == (beta.contains(id) ? 0 : 10))
                #expect(asked.json["member"] as? Bool == beta.contains(id))
            }
            #expect(try binary.sluice(["cohort", "contains", "nobody"]).code == 10)
            #expect(try binary.sluice(["cohort", "contains", ""]).code == 64)
            let stage = try binary.sluice(["cohort", "contains", "c1", "--stage", "wide"])
            #expect(stage.code == 64 && stage.talk.contains("no cohort was frozen for wide yet"))
            let unknown = try binary.sluice(["cohort", "list", "--stage", "wid"])
            #expect(unknown.code == 64 && unknown.talk.contains("did you mean wide?"))
        }
    }

    @Test func `later customers wait for the next stage, and those who left make room`() throws {
        try withCustomers { binary in
            #expect(try binary.step(to: "beta").code == 0)
            let beta = try binary.ids("list")
            let left = try #require(beta.last?.dropFirst())
            let stay = (0..<1_000).filter { "\($0)" != left }
            let customers = CohortPlan.customers(stay + Array(1_000..<3_000))
            try binary.write(customers, to: "customers.csv")
            #expect(try binary.ids("list") == beta)
            #expect(try binary.step(to: "wide").code == 0)
            let wide = try binary.ids("list")
            #expect(wide.count == 500)
            #expect(Array(wide.prefix(14)) == Array(beta.dropLast()))
            #expect(!wide.contains("c\(left)"))
            #expect(wide.contains { (Int($0.dropFirst()) ?? 0) >= 1_000 })
        }
    }

    @Test func `who had the release at a moment is told from the log alone`() throws {
        try withCustomers { binary in
            #expect(try binary.step(to: "beta").code == 0)
            let beta = try binary.ids("list")
            sleep(2)
            #expect(try binary.step(to: "wide").code == 0)
            let shown = try binary.sluice(["cohort", "list", "--json"])
            let text = try #require(shown.json["since"] as? String)
            let since = try Date(
                text,
                strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)
            )
            let earlier = since.addingTimeInterval(-1).formatted(.iso8601)
            try FileManager.default.removeItem(at: binary.folder.appending(path: "customers.csv"))
            #expect(try binary.ids("at", earlier) == beta)
            #expect(try binary.ids("at", "1h") == [])
            let wide = try binary.ids("list")
            let late = try #require(wide.last)
            #expect(try binary.sluice(["cohort", "at", earlier, "--id", late]).code == 10)
            #expect(try binary.sluice(["cohort", "at", earlier, "--id", beta[0]]).code == 0)
        }
    }

    @Test func `an export has the digest that sha256sum gives`() throws {
        try withCustomers { binary in
            #expect(try binary.step(to: "beta").code == 0)
            let json = try binary.sluice(["cohort", "export", "--format", "json"]).json
            let ids = try #require(json["ids"] as? [String])
            let sorted = ids.sorted().joined(separator: "\\n") + "\\n"
            let sum = try binary.run("/bin/sh", ["-c", "printf '\(sorted)' | sha256sum"])
            #expect(sum.output.hasPrefix(json["digest"] as? String ?? "none"))
            let csv = try binary.ids("export")
            #expect(csv.first == "position,id" && csv.count == 16)
            #expect(csv.dropFirst().map { $0.split(separator: ",").last.map(String.init) } == ids)
            let flags = try binary.sluice(["cohort", "export", "--format", "flagd"]).json
            #expect((flags["flags"] as? [String: Any])?.keys.sorted() == ["sample-1.0"])
        }
    }

    @Test func `a spreadsheet finds no formula in an export`() throws {
        try withCustomers { binary in
            let ids = ["=1+1", "-2", "+3", "@4", "plain"] + (5..<15).map { "=c\($0)" }
            try binary.write("id\n" + ids.map { "\($0)\n" }.joined(), to: "customers.csv")
            #expect(try binary.step(to: "beta").code == 0)
            let rows = try binary.ids("export").dropFirst().map { $0.split(separator: ",").last }
            #expect(rows.count == 15)
            #expect(rows.allSatisfy { $0 == "plain" || $0?.hasPrefix("'") == true })
        }
    }
}
