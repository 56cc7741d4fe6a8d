import AuditLog
import Cohorts
import JSONCoding
import Testing
import Transparency
import Values

/// The behaviour that every store must have; a store is added in `TestedStore`.
@Suite struct LogStoreConformance {
    private struct Trouble: Error {}

    private static let hash = SHA256Digest(of: [1])

    private static func row(_ index: Int, id: String? = nil) -> EntryRow {
        EntryRow(index: index, id: id ?? "key-\(index)", body: Array("{\"n\":\(index)}".utf8))
    }

    @Test(arguments: TestedStore.all)
    func `an entry is read back as it was appended, also by another opening`(
        _ tested: TestedStore
    ) throws {
        try tested.test { store, log in
            let text = "gr\u{FC}n \u{1F680} \u{0}"
            #expect(try log.append(PendingAppend(text, id: "k", after: nil, at: 1_234)).index == 0)
            let entry = try #require(try log.entry(id: "k"))
            #expect(try log.entry(at: 0) == entry)
            #expect(try JSON.string(text).canonicalBytes() == entry.payload)
            #expect(entry.time == Instant(milliseconds: 1_234))
            #expect(try log.snapshot(of: "r")?.revision == 0)
            #expect(try TestedStore.log(in: store).entry(at: 0) == entry)
            #expect(try log.entry(at: 1) == nil)
            #expect(try log.entry(id: "K") == nil)
            #expect(try log.findings() == [])
        }
    }

    @Test(arguments: TestedStore.all)
    func `a transaction whose body throws leaves nothing`(_ tested: TestedStore) throws {
        try tested.test { store, log in
            _ = try log.append(PendingAppend("first", id: "a", after: nil))
            let cohort = CohortList(members: [try CustomerID("x")], passedOver: [])
            let failing = try PendingAppend(
                "second",
                id: "b",
                after: 0,
                effects: [OutboxDraft(target: "t", body: [1, 2])],
                cohort: cohort,
                state: { _ in throw Trouble() }
            )
            #expect(throws: Trouble.self) { try log.append(failing) }
            #expect(throws: Trouble.self) {
                try store.write { rows in
                    try rows.insert(Self.row(1))
                    try rows.put(Snapshot(rollout: "r", revision: 1, body: [1, 2]))
                    throw Trouble()
                }
            }
            #expect(try log.size() == 1)
            #expect(try store.read { try $0.entriesWithMembers() } == [])
            #expect(try log.pendingMessages(at: .init(milliseconds: 9_000), limit: 9) == [])
            #expect(try log.snapshot(of: "r")?.revision == 0)
            #expect(try log.findings() == [])
        }
    }

    @Test(arguments: TestedStore.all)
    func `an attempt that fails leaves the rest of its transaction`(_ tested: TestedStore) throws {
        try tested.test { store, _ in
            try store.write { rows in
                try rows.insert(Self.row(0))
                let failed = try rows.attempt {
                    try rows.insert(Self.row(1))
                    throw Trouble()
                }
                #expect(throws: Trouble.self) { try failed.get() }
                let duplicate = try rows.attempt { try rows.insert(Self.row(1, id: "key-0")) }
                #expect(throws: LogError.self) { try duplicate.get() }
                try rows.attempt { try rows.insert(Self.row(1)) }.get()
            }
            #expect(try store.read { try $0.entryCount() } == 2)
        }
    }

    @Test(arguments: TestedStore.all)
    func `an append on an older revision is a conflict, and a used id gives its entry`(
        _ tested: TestedStore
    ) throws {
        try tested.test { _, log in
            _ = try log.append(PendingAppend("a", id: "a", after: nil))
            _ = try log.append(PendingAppend("b", id: "b", after: 0))
            for revision in [nil, 0, 7] {
                let late = try log.append(PendingAppend("c", id: "c", after: revision))
                #expect(late.conflicting == 1)
            }
            guard
                case .alreadyRecorded(let entry) = try log.append(
                    PendingAppend("other", id: "a", after: 1)
                )
            else {
                Issue.record("the id was used twice")
                return
            }
            #expect(entry.index == 0)
            #expect(try log.size() == 2)
        }
    }

    @Test(arguments: TestedStore.all)
    func `a row of the log is neither replaced nor left out`(_ tested: TestedStore) throws {
        try tested.test { store, log in
            for index in 0..<3 {
                let after = index == 0 ? nil : index - 1
                _ = try log.append(PendingAppend("\(index)", id: "key-\(index)", after: after))
            }
            let member = [try CustomerID("x")]
            let refused: [(any WritableLogRows) throws -> Void] = [
                { try $0.insert(Self.row(1)) },
                { try $0.insert(Self.row(1, id: "new")) },
                { try $0.insert(Self.row(3, id: "key-1")) },
                { try $0.insert(Self.row(4)) },
                { try $0.insert(Self.row(3, id: "")) },
                { try $0.insert(EntryRow(index: 3, id: "new", body: [])) },
                { try $0.insert(.init(position: .init(level: 0, index: 1), hash: Self.hash)) },
                { try $0.insertMembers(member, .member, ofEntry: 1) },
            ]
            for insert in refused {
                #expect(throws: LogError.self) { try store.write { try insert($0) } }
            }
            #expect(try log.size() == 3)
            #expect(try log.findings() == [])
        }
    }

    @Test(arguments: TestedStore.all)
    func `a read sees one state while a write goes on`(_ tested: TestedStore) throws {
        try tested.test { store, log in
            _ = try log.append(PendingAppend("a", id: "a", after: nil))
            let mark = try log.changeMark()
            try store.read { rows in
                #expect(try rows.entryCount() == 1)
                _ = try log.append(PendingAppend("b", id: "b", after: 0))
                #expect(try rows.entryCount() == 1)
                #expect(try rows.states()["r"]?.revision == 0)
                #expect(try rows.entry(id: "b") == nil)
            }
            #expect(try store.read { try $0.entryCount() } == 2)
            #expect(try log.changeMark() != mark)
        }
    }

    @Test(arguments: TestedStore.all)
    func `entries come in order, and pages by the index`(_ tested: TestedStore) throws {
        try tested.test { store, log in
            for index in 0..<12 {
                let rollout = index.isMultiple(of: 2) ? "even" : "odd"
                let after = index < 2 ? nil : index - 2
                let milliseconds = Int64(index) * 10
                _ = try log.append(
                    PendingAppend(
                        "\(index)",
                        id: "k\(index)",
                        rollout: rollout,
                        after: after,
                        at: milliseconds
                    )
                )
            }
            var indices: [Int] = []
            try store.read { try $0.forEachEntry { indices.append($0.index) } }
            #expect(indices == Array(0..<12))
            let odd = EntryQuery(rollout: "odd", stages: ["odd"], words: ["\""])
            let page = try log.entries(matching: odd, .init(from: 2, limit: 2))
            #expect(page.entries.map(\.index) == [3, 5])
            #expect(page.previous == 3)
            #expect(page.next == 6)
            let newest = try log.entries(matching: odd, .init(limit: 3))
            #expect(newest.entries.map(\.index) == [7, 9, 11])
            let since = EntryQuery(since: .init(milliseconds: 95), until: .init(milliseconds: 100))
            #expect(try log.entries(matching: since, .init(limit: 9)).entries.map(\.index) == [10])
            #expect(try log.rollouts() == ["even", "odd"])
            #expect(try log.actors() == ["somebody"])
        }
    }
}
