import Foundation
import Testing

/// `log list`: which entries it finds, page by page, and in which form.
@Suite struct LogListTests {
    /// plan.apply 0, attest 1, advance 2 (beta), advance 3 (early-access), hold 4, resume 5,
    /// blocker.raise 6.
    private func withHistory(_ body: (Binary) throws -> Void) throws {
        try withRollout { binary in
            try binary.reach("early-access")
            _ = try binary.sluice(["hold", "--reason", "the Moon is 100% full"], actor: "bob")
            _ = try binary.sluice(["resume", "--reason", "the moon_is gone"], actor: "bob")
            _ = try binary.sluice(
                ["blocker", "raise", "bug", "--severity", "P3", "--title", "It leaks"],
                actor: "eve"
            )
            try body(binary)
        }
    }

    private static let questions: [([String], [Int])] = [
        ([], [0, 1, 2, 3, 4, 5, 6]),
        (["--kind", "hold"], [4]),
        (["--kind", "hold", "--kind", "resume"], [4, 5]),
        (["--kind", "blocker"], [6]),
        (["--actor", "bob"], [4, 5]),
        (["--actor", "bob", "--actor", "eve"], [4, 5, 6]),
        (["--stage", "beta"], [2, 3]),
        (["--stage", "launch"], []),
        (["--text", "MOON"], [4, 5]),
        (["--text", "moon full"], [4]),
        (["--text", "100%"], [4]),
        (["--text", "moon_is"], [5]),
        (["--text", "m%n"], []),
        (["--since", "1h"], [0, 1, 2, 3, 4, 5, 6]),
        (["--until", "1h"], []),
        (["--rollout", "sample-1.0", "--kind", "hold"], [4]),
        (
            [
                "--kind", "hold", "--kind", "advance", "--actor", "bob", "--stage",
                "early-access", "--text", "moon", "--since", "1h",
            ], [4]
        ),
        (["--reverse", "--limit", "2"], [6, 5]),
        (["--outcome", "advanced"], [2, 3]),
        (["--outcome", "advanced", "--limit", "1"], [3]),
        (["--outcome", "advanced", "--limit", "1", "--from", "0"], [2]),
        (["--outcome", "advanced", "--outcome", "recorded", "--kind", "advance"], [2, 3]),
        (["--outcome", "refused"], []),
        (["--from", "2", "--before", "5"], [2, 3, 4]),
    ]

    @Test func `each condition narrows the list, alone and with others`() throws {
        try withHistory { binary in
            for (options, expected) in Self.questions {
                let result = try binary.sluice(["log", "list", "--json"] + options)
                #expect(result.code == 0, "\(options): \(result.talk)")
                #expect(Self.indices(result) == expected, "\(options)")
                #expect(
                    result.talk.contains("no entry of the log meets") == expected.isEmpty,
                    "\(options)"
                )
            }
        }
    }

    private static func indices(_ result: Binary.Result) -> [Int] {
        (result.json["entries"] as? [[String: Any]] ?? []).compactMap { $0["index"] as? Int }
    }

    @Test func `a day is the whole day, and a minute is read as it is shown`() throws {
        try withHistory { binary in
            let list = try binary.sluice(["log", "list", "--limit", "1"]).output
            let minute = list.split(separator: "  ").dropFirst().first.map(String.init) ?? ""
            let day = String(minute.prefix(10))
            for time in [minute, day] {
                let options = ["--since", day, "--until", time, "--json"]
                let result = try binary.sluice(["log", "list"] + options)
                #expect(Self.indices(result) == Array(0...6), "\(time)")
            }
        }
    }

    private static let slips = [
        (["--kind", "advanec"], "did you mean advance?"),
        (["--kind", "zzz"], "there is plan.apply, advance,"),
        (["--outcome", "refusd"], "did you mean refused?"),
        (["--actor", "bbo"], "did you mean bob?"),
        (["--stage", "early-acces"], "did you mean early-access?"),
        (["--rollout", "sample-1.1"], "did you mean sample-1.0?"),
        (["--since", "yesterday"], "'yesterday' is not a time"),
        (["--since", "1h", "--until", "2h"], "--until is before --since"),
        (["--limit", "0"], "from 1 to 10,000"), (["--limit", "10001"], "from 1 to 10,000"),
        (["--from", "-1"], ""), (["--before=-1"], "not negative"),
    ]

    @Test func `a value that no entry can have is an error`() throws {
        try withHistory { binary in
            for (options, message) in Self.slips {
                let result = try binary.sluice(["log", "list"] + options)
                #expect(result.code == 64, "\(options)")
                #expect(result.output == "", "\(options)")
                #expect(message.isEmpty || result.talk.contains(message), "\(result.talk)")
            }
        }
    }

    @Test func `the list says how to get the pages beside it, in words that work`() throws {
        try withHistory { binary in
            var arguments = ["log", "list", "--limit", "2"]
            var seen: [String] = []
            for _ in 0..<4 {
                let page = try binary.sluice(arguments)
                seen = Self.numbers(page) + seen
                guard
                    let line = page.talk.split(separator: "\n").first(where: {
                        $0.hasPrefix("before: sluice ")
                    })
                else { break }
                arguments = line.dropFirst("before: sluice ".count).split(separator: " ")
                    .map(String.init)
            }
            #expect(seen == (0...6).map(String.init))
            let first = try binary.sluice(["log", "list", "--limit", "3", "--from", "0"])
            #expect(first.talk == "after:  sluice log list --limit 3 --from 3\n")
            let whole = try binary.sluice(["log", "list"])
            #expect(whole.talk == "")
        }
    }

    @Test func `a program gets all rows unasked, and a table has a page of them`() throws {
        try withHistory { binary in
            for number in 0..<20 {
                let hold = ["hold", "--hold", "h\(number)", "--reason", "r"]
                #expect(try binary.sluice(hold).code == 0)
            }
            let json = try binary.sluice(["log", "list", "--json"])
            #expect(Self.indices(json) == Array(0..<27))
            #expect(json.json["previous"] is NSNull)
            let csv = try binary.sluice(["log", "list", "--format", "csv"])
            #expect(csv.output.split(separator: "\r\n").count == 28)
            let table = try binary.sluice(["log", "list"])
            #expect(Self.numbers(table) == (7..<27).map(String.init))
        }
    }

    @Test func `each line has the mark of its outcome`() throws {
        try withRollout { binary in
            _ = try binary.sluice(["advance", "--yes"])
            try binary.reach("beta")
            _ = try binary.sluice(["hold", "--reason", "look"])
            _ = try binary.sluice(["advance", "--yes"])
            _ = try binary.sluice(["rollback", "--reason", "away"])
            let list = try binary.sluice(["log", "list"]).output
            let marks = list.split(separator: "\n").compactMap { line in
                line.first { "✓✗·‖↩".contains($0) }
            }
            #expect(String(marks) == "✓·✓✓✓‖↩")
        }
    }

    /// The first word of each line.
    private static func numbers(_ page: Binary.Result) -> [String] {
        page.output.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
    }

    @Test func `the words for another page can be pasted into a shell`() throws {
        try withHistory { binary in
            let text = ["--text", "s e"]
            let page = try binary.sluice(["log", "list", "--limit=1", "--before=7"] + text)
            #expect(page.talk == "before: sluice log list --limit=1 --text 's e' --before 6\n")
            let past = try binary.sluice(["log", "list", "--from", "70"])
            #expect(past.code == 0)
            #expect(past.talk == "no entry on this page\nbefore: sluice log list --before 70\n")
        }
    }

    @Test func `the JSON of a page has cursors to those beside it`() throws {
        try withHistory { binary in
            var (pages, before): ([[Int]], Int?) = ([], nil)
            repeat {
                let cursor = before.map { ["--before", String($0)] } ?? []
                let list = ["log", "list", "--json", "--limit", "2"] + cursor
                let page = try binary.sluice(list)
                #expect(page.ownKeys == ["entries", "next", "previous"])
                #expect((page.json["next"] as? Int) == pages.first?.first)
                pages.insert(Self.indices(page), at: 0)
                before = page.json["previous"] as? Int
            } while before != nil
            #expect(pages == [[0], [1, 2], [3, 4], [5, 6]])
        }
    }

    @Test func `a log of several rollouts says which is which`() throws {
        try withHistory { binary in
            let other = SamplePlan.text.replacing("sample-1.0", with: "other-2.0")
            try binary.write(other, to: "other.yaml")
            #expect(try binary.sluice(["plan", "apply", "other.yaml", "--yes"]).code == 0)
            let all = try binary.sluice(["log", "list"]).output
            #expect(all.contains("sample-1.0  hold"))
            #expect(all.contains("other-2.0"))
            let one = try binary.sluice(["log", "list", "--rollout", "other-2.0"]).output
            #expect(one.split(separator: "\n").count == 1)
        }
    }
}
