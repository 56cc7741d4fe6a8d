import AuditLog
import Cohorts
import Testing
import Transparency
import Values

/// What a store keeps beside the entries.
extension LogStoreConformance {
    @Test(arguments: TestedStore.all)
    func `a message is pending until it is delivered or given up`(_ tested: TestedStore) throws {
        try tested.test { _, log in
            let effects = ["a", "b"].map { OutboxDraft(target: $0, body: [0, 255]) }
            _ = try log.append(PendingAppend("x", id: "k", after: nil, effects: effects))
            let now = Instant(milliseconds: 1_000)
            #expect(try log.pendingMessages(at: now - .seconds(1), limit: 9) == [])
            let pending = try log.pendingMessages(at: now, limit: 9)
            #expect(pending.map(\.target) == ["a", "b"])
            #expect(try log.pendingMessages(at: now, limit: 1) == pending)
            _ = try log.append(PendingAppend("y", id: "l", after: 0, effects: effects))
            #expect(try log.pendingMessages(at: now, limit: 1) == pending)
            #expect(try log.pendingMessages(at: now, limit: 2).count == 4)
            for later in try log.pendingMessages(at: now, limit: 2).suffix(2) {
                try log.markDelivered(later, at: now)
            }
            let later = now + .seconds(60)
            try log.markFailed(pending[0], error: "no route", retryAt: later)
            try log.markFailed(pending[1], error: "gone", retryAt: nil)
            #expect(try log.pendingMessages(at: now, limit: 9) == [])
            #expect(try log.deadLetters().map(\.lastError) == ["gone"])
            let again = try log.pendingMessages(at: later, limit: 9)
            #expect(again.map(\.attempts) == [1])
            try log.markDelivered(again[0], at: later)
            #expect(try log.pendingMessages(at: later + .seconds(60), limit: 9) == [])
        }
    }

    @Test(arguments: TestedStore.all)
    func `a snapshot takes the place of the last one`(_ tested: TestedStore) throws {
        try tested.test { store, log in
            _ = try log.append(PendingAppend("first", id: "a", after: nil))
            _ = try log.append(PendingAppend("second", id: "b", after: 0))
            let snapshot = try #require(try log.snapshot(of: "r"))
            #expect(snapshot.revision == 1)
            #expect(snapshot.body == Array("\"second\"".utf8))
            #expect(try store.read { try $0.snapshots() } == [snapshot])
            #expect(try log.snapshot(of: "R") == nil)
        }
    }

    @Test(arguments: TestedStore.all)
    func `customers keep their order, and one who is forgotten is on no list`(
        _ tested: TestedStore
    ) throws {
        try tested.test { store, log in
            let ids = try ["z", "\u{E9}", "e\u{301}", "a"].map { try CustomerID($0) }
            let list = CohortList(members: Array(ids[0..<3]), passedOver: [ids[3]])
            _ = try log.append(PendingAppend("a", id: "a", after: nil, cohort: list))
            let other = CohortList(members: [ids[0]], passedOver: [])
            _ = try log.append(
                PendingAppend("b", id: "b", rollout: "other", after: nil, cohort: other)
            )
            #expect(try log.cohortList(of: 0) == list)
            #expect(try store.read { try $0.entriesWithMembers() } == [0, 1])
            _ = try log.append(
                PendingAppend("c", id: "c", after: 0, forgotten: .init(id: ids[0], entries: [0]))
            )
            #expect(try log.cohortList(of: 0).members == Array(ids[1..<3]))
            #expect(try log.cohortList(of: 0).passedOver == [ids[3]])
            #expect(try log.cohortList(of: 1) == other)
            #expect(try store.read { try $0.missingTriggers() } == [])
            #expect(try log.wipeDeleted())
        }
    }

    @Test(arguments: TestedStore.all)
    func `checkpoints only grow, and keep their cosignatures`(_ tested: TestedStore) throws {
        try tested.test { store, log in
            for index in 0..<4 {
                let after = index == 0 ? nil : index - 1
                _ = try log.append(PendingAppend("\(index)", id: "\(index)", after: after))
            }
            try store.write { rows in
                try rows.insertCheckpoint([1], origin: "o", size: 2)
                try rows.insertCheckpoint([2], origin: "o", size: 3)
                try rows.insertCheckpoint([3], origin: "p", size: 1)
            }
            for (origin, size) in [("o", 2), ("p", 0), ("o", 5), ("q", -1)] {
                #expect(throws: LogError.self) {
                    try store.write { try $0.insertCheckpoint([9], origin: origin, size: size) }
                }
            }
            try store.write { rows in
                let number = try #require(try rows.checkpointNumber(of: [2]))
                for line: [UInt8] in [[7], [8]] {
                    try rows.putCosignature(line, by: "w", onCheckpoint: number)
                }
                try rows.putCosignature([6], by: "v", onCheckpoint: number)
                #expect(try rows.cosignatures(ofCheckpoint: number) == [[6], [8]])
            }
            var sizes: [Int] = []
            try log.forEachCheckpoint { size, _ in sizes.append(size) }
            #expect(sizes == [2, 3, 1])
            #expect(try store.read { try $0.lastCheckpoint() } == [3])
            #expect(try store.read { try $0.largestCheckpoint(of: "o") } == 3)
            #expect(try store.read { try $0.checkpointNumber(of: [9]) } == nil)
        }
    }

    @Test(arguments: TestedStore.all)
    func `what is derived from the entries is made anew`(_ tested: TestedStore) throws {
        try tested.test { store, log in
            for index in 0..<5 {
                let after = index == 0 ? nil : index - 1
                _ = try log.append(PendingAppend("\(index)", id: "\(index)", after: after))
            }
            let head = try log.head()
            let snapshot = try #require(try log.snapshot(of: "r"))
            try log.rebuild(fold: { _ in }, snapshots: { [snapshot] })
            #expect(try log.head() == head)
            #expect(try log.findings() == [])
            #expect(try store.read { try $0.missingTriggers() } == [])
        }
    }

    @Test(arguments: TestedStore.all)
    func `a copy has everything, and replaces nothing`(_ tested: TestedStore) throws {
        try tested.test { store, log in
            _ = try log.append(PendingAppend("a", id: "a", after: nil))
            let path = store.place + ".copy"
            try log.backUp(to: path)
            #expect(throws: LogError.self) { try log.backUp(to: path) }
            let copy = TestedStore.log(in: try SQLiteStore.open(at: path))
            #expect(try copy.entry(at: 0) == log.entry(at: 0))
            #expect(try copy.findings() == [])
        }
    }
}
