import AuditLog
import Testing
import Values

@Suite struct QueryTests {
    /// Eight entries of two rollouts, three people and four kinds, a second apart.
    private func sample() throws -> SearchableLog {
        let log = try SearchableLog()
        try log.add("applied", kind: "plan.apply", stages: ["planned"], at: 0)
        try log.add("0 → 20 users", stages: ["planned", "beta"], at: 1_000)
        try log.add("The moon is full", kind: "hold", actor: "bob", stages: ["beta"], at: 2_000)
        try log.add("applied", kind: "plan.apply", rollout: "b", stages: ["planned"], at: 3_000)
        try log.add("held: moon", actor: "ci", stages: ["beta"], at: 4_000)
        try log.add("released", kind: "resume", actor: "bob", stages: ["beta"], at: 5_000)
        try log.add("20 → 5,000 users", stages: ["beta", "beta-2"], at: 6_000)
        try log.add("hold on", kind: "hold", rollout: "b", stages: ["planned"], at: 7_000)
        return log
    }

    private static func instant(_ seconds: Int64) -> Instant {
        Instant(milliseconds: seconds * 1_000)
    }

    private static let questions: [(EntryQuery, [Int])] = [
        (EntryQuery(), [0, 1, 2, 3, 4, 5, 6, 7]),
        (EntryQuery(rollout: "b"), [3, 7]),
        (EntryQuery(rollout: "c"), []),
        (EntryQuery(kinds: ["hold"]), [2, 7]),
        (EntryQuery(kinds: ["hold", "resume"]), [2, 5, 7]),
        (EntryQuery(actors: ["bob"]), [2, 5]),
        (EntryQuery(actors: ["bob", "ci"]), [2, 4, 5]),
        (EntryQuery(actors: ["BOB"]), []),
        (EntryQuery(stages: ["beta"]), [1, 2, 4, 5, 6]),
        (EntryQuery(stages: ["beta-2"]), [6]),
        (EntryQuery(stages: ["bet"]), []),
        (EntryQuery(stages: ["beta-2", "planned"]), [0, 1, 3, 6, 7]),
        (EntryQuery(since: instant(5)), [5, 6, 7]),
        (EntryQuery(until: instant(2)), [0, 1, 2]),
        (EntryQuery(since: instant(2), until: instant(4)), [2, 3, 4]),
        (EntryQuery(since: Instant(milliseconds: 2_001), until: instant(3)), [3]),
        (EntryQuery(since: instant(8)), []),
        (EntryQuery(until: Instant(milliseconds: -1)), []),
        (EntryQuery(words: ["moon"]), [2, 4]),
        (EntryQuery(words: ["MOON", "full"]), [2]),
        (EntryQuery(words: ["oon"]), [2, 4]),
        (EntryQuery(words: ["moon", "sun"]), []),
        (
            EntryQuery(
                rollout: "a",
                kinds: ["advance", "hold"],
                actors: ["alice", "bob"],
                stages: ["beta"],
                since: instant(1),
                until: instant(5),
                words: ["U"]
            ), [1, 2]
        ),
    ]

    @Test(arguments: questions)
    func `what meets every condition is found, and nothing else`(
        _ query: EntryQuery,
        _ expected: [Int]
    ) throws {
        let log = try sample()
        defer { log.remove() }
        #expect(try log.found(query) == expected)
        #expect(try log.log.hasEntry(matching: query) == !expected.isEmpty)
    }

    @Test(arguments: [
        ("100%", ["it is 100% done"]), ("a_b", ["a_b"]), ("\\", ["C:\\temp"]),
        ("it's", ["it's"]), ("\"; DROP", ["\"; DROP TABLE entry"]), ("ärger", ["ÄRGER"]),
        ("*", ["a*b"]), ("?", ["why?"]),
    ])
    func `a word is looked for as it stands`(_ word: String, _ expected: [String]) throws {
        let log = try SearchableLog()
        defer { log.remove() }
        let texts = [
            "it is 100% done", "100 per cent", "a_b", "axb", "C:\\temp", "it's",
            "\"; DROP TABLE entry", "ÄRGER", "a*b", "why?",
        ]
        for text in texts { try log.add(text) }
        let found = try log.found(EntryQuery(words: [word])).map { texts[$0] }
        #expect(found == expected)
    }

    @Test(arguments: ["' OR 1 = 1 --", "beta' --", ""])
    func `a value is no part of the question`(_ value: String) throws {
        let log = try sample()
        defer { log.remove() }
        #expect(try log.found(EntryQuery(rollout: value)) == [])
        #expect(try log.found(EntryQuery(kinds: [value])) == [])
        #expect(try log.found(EntryQuery(actors: [value])) == [])
        #expect(try log.found(EntryQuery(stages: [value])) == [])
    }

    @Test func `actors are named once each, of one rollout or of all`() throws {
        let log = try sample()
        defer { log.remove() }
        #expect(try log.log.actors() == ["alice", "bob", "ci"])
        #expect(try log.log.actors(of: "b") == ["alice"])
        #expect(try log.log.actors(of: "c") == [])
    }
}
