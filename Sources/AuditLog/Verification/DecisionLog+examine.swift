import Foundation
import GRDB
import Rollouts
import Transparency

extension DecisionLog {
    package func examine(
        fold: (Entry) throws -> Void,
        snapshots: () throws -> [Snapshot]
    ) throws -> [Verification.Finding] {
        try read { db in
            var reading = LogReading(log: self)
            let cursor = try Row.fetchCursor(
                db,
                sql: "SELECT idx, id, body FROM entry ORDER BY idx"
            )
            while let row = try cursor.next() { try reading.take(row, db, fold) }
            return try reading.findings + reading.countFindings(db)
                + Self.snapshotFindings(db, expected: snapshots()) + Self.guardFindings(db)
                + Self.structureFindings(db)
        }
    }

    private static func snapshotFindings(
        _ db: Database,
        expected: [Snapshot]
    ) throws -> [Verification.Finding] {
        let stored = try Row.fetchAll(db, sql: "SELECT * FROM snapshot").map { row in
            // An unreadable snapshot counts as none; the expected one is then missing.
            (try? Snapshot(row)) ?? Snapshot(rollout: "", revision: -1, body: [])
        }
        let differing = Set(stored).symmetricDifference(expected).map(\.rollout)
        return Set(differing).sorted().map { .snapshotDiffers(rollout: $0) }
    }

    static func guardFindings(_ db: Database) throws -> [Verification.Finding] {
        let stored = try String.fetchSet(
            db,
            sql: "SELECT sql FROM sqlite_master WHERE type = 'trigger'"
        )
        let unknown = stored.subtracting(Schema.guards).map(Schema.name).sorted()
        return Schema.guards.filter { !stored.contains($0) }.map {
            .guardMissing(name: Schema.name(of: $0))
        }
            + unknown.filter { name in !Schema.guards.contains { Schema.name(of: $0) == name } }
            .map { .structure("an unknown trigger, \($0)") }
    }

    private static func structureFindings(_ db: Database) throws -> [Verification.Finding] {
        try String.fetchAll(db, sql: "PRAGMA integrity_check(10)").filter { $0 != "ok" }
            .map { .structure($0) }
    }
}

/// The state of reading a log sequentially.
private struct LogReading {
    let log: DecisionLog
    var frontier = MerkleFrontier()
    private(set) var findings: [Verification.Finding] = []
    private var last: Entry?
    private var isTreeBroken = false

    init(log: DecisionLog) {
        self.log = log
    }

    mutating func take(_ row: Row, _ db: Database, _ fold: (Entry) throws -> Void) throws {
        let index = try row.number("idx")
        // Hash any value stored there; a wrong one does not have the recorded hash.
        let body = (try? row.bytes("body")) ?? []
        if index != frontier.size, !isTreeBroken {
            findings.append(.gap(expected: frontier.size, found: index))
            isTreeBroken = true
        }
        try hash(body, at: index, db)
        do {
            let entry = try Entry(body: body) { try DecisionLog.attachment($0, db) }
            try examine(entry, row, db)
            do {
                try fold(entry)
            } catch {
                findings.append(.notReplayable(entry: index, why: String(describing: error)))
            }
        } catch let error as DatabaseError {
            throw error
        } catch {
            findings.append(.unreadable(entry: index, why: String(describing: error)))
        }
    }

    private mutating func hash(_ body: [UInt8], at index: Int, _ db: Database) throws {
        let leaf = MerkleTree.leafHash(body)
        let stored = try? DecisionLog.node(.init(level: 0, index: index), db)
        if leaf != stored { findings.append(.altered(entry: index)) }
        // After the first wrong leaf or gap, every node above it differs; do not report those.
        isTreeBroken = isTreeBroken || leaf != stored
        for node in frontier.append(leaf).dropFirst() where !isTreeBroken {
            let position = node.position
            guard (try? DecisionLog.node(position, db)) != node.hash else { continue }
            findings.append(.nodeDiffers(level: position.level, index: position.index))
        }
    }

    private mutating func examine(_ entry: Entry, _ row: Row, _ db: Database) throws {
        let index = try row.number("idx")
        if entry.index != index || entry.id != (try? row.text("id")) {
            findings.append(.misplaced(entry: index))
        }
        if let last, entry.time < last.time { findings.append(.timeRunsBack(entry: index)) }
        last = entry
        if try !log.isIndexed(entry, db) { findings.append(.indexDiffers(entry: index)) }
    }

    func countFindings(_ db: Database) throws -> [Verification.Finding] {
        let expected = MerkleTree.nodeCount(size: frontier.size)
        let nodes = try Int.fetchOne(db, sql: "SELECT count(*) FROM node") ?? 0
        let indexed = try Int.fetchOne(db, sql: "SELECT count(*) FROM entry_index") ?? 0
        return (nodes == expected ? [] : [.nodeCount(expected: expected, found: nodes)])
            + (indexed == frontier.size
                ? [] : [.indexCount(expected: frontier.size, found: indexed)])
    }
}
