import Foundation
import Testing

/// `log list --format csv`, read back by somebody else's reader.
@Suite struct LogCSVTests {
    private struct Sheet: Decodable {
        let rows: [[String]]
    }

    /// Python's reader, which is strict where it is told to be.
    private func rows(_ binary: Binary, _ text: String) throws -> [[String]] {
        try binary.write(text, to: "list.csv")
        let script = """
            import csv, json
            with open("list.csv", newline="", encoding="utf-8") as file:
                print(json.dumps({"rows": list(csv.reader(file, strict=True))}))
            """
        let read = try binary.run("/usr/bin/env", ["python3", "-c", script])
        #expect(read.code == 0, "\(read.output)")
        return try JSONDecoder().decode(Sheet.self, from: Data(read.output.utf8)).rows
    }

    @Test func `every row has every column, whatever is in it`() throws {
        let reasons = ["plain", "one, two", #"she said "no""#, "first\nsecond", "", "a\tb"]
        try withRollout { binary in
            for (index, reason) in reasons.enumerated() where !reason.isEmpty {
                let hold = ["hold", "--reason", reason, "--idempotency-key", "k\(index)"]
                #expect(try binary.sluice(hold).code == 0)
            }
            let list = try binary.sluice(["log", "list", "--format", "csv"])
            #expect(list.code == 0)
            let rows = try rows(binary, list.output)
            #expect(
                rows.first == [
                    "index", "time", "rollout", "kind", "actor", "actorKind", "outcome", "from",
                    "to", "exposureBefore", "exposureAfter", "summary", "id",
                ]
            )
            #expect(rows.allSatisfy { $0.count == 13 })
            let said = rows.dropFirst(2).map { $0[11].split(separator: ": ", maxSplits: 1)[1] }
            #expect(said.map(String.init) == reasons.filter { !$0.isEmpty })
            #expect(list.output.hasSuffix("\r\n"))
            let ends = list.output.unicodeScalars.filter { $0 == "\r" }
            #expect(ends.count == rows.count)
        }
    }

    @Test(arguments: [
        ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"), ("+1", "'+1"), ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"), ("1=1", "1=1"),
    ])
    func `no cell is a formula`(_ key: String, _ cell: String) throws {
        try withRollout { binary in
            let hold = ["hold", "--reason", "x", "--idempotency-key=\(key)"]
            #expect(try binary.sluice(hold).code == 0)
            let list = try binary.sluice(["log", "list", "--format", "csv", "--kind", "hold"])
            #expect(try rows(binary, list.output).last?.last == cell)
        }
    }

    @Test func `a terminal finds nothing in it to act on`() throws {
        try withRollout { binary in
            let nasty = "\u{1B}[2J\u{7}\u{202E}evil\rworse"
            #expect(try binary.sluice(["hold", "--reason", nasty]).code == 0)
            let list = try binary.sluice(["log", "list", "--format", "csv"]).output
            let shown = list.replacing("\r\n", with: "\n").unicodeScalars
            #expect(!shown.contains { ["\u{1B}", "\u{7}", "\r", "\u{202E}"].contains($0) })
            #expect(list.contains("evil"))
        }
    }

    @Test func `no entries are a row of names, and a word about it`() throws {
        try withRollout { binary in
            let list = try binary.sluice(["log", "list", "--format", "csv", "--text", "nowhere"])
            #expect(list.code == 0)
            #expect(try rows(binary, list.output).count == 1)
            #expect(list.talk.contains("no entry of the log meets these conditions"))
        }
    }
}
