import Foundation
import GRDB
import Transparency

/// Entries, attachments and the hash tree.
extension SQLiteRows {
    func entryCount() throws -> Int { try number("SELECT count(*) FROM entry") ?? 0 }

    func nextIndex() throws -> Int {
        max(0, try number("SELECT coalesce(max(idx) + 1, 0) FROM entry") ?? 0)
    }

    func entry(at index: Int) throws -> EntryRow? {
        try one("SELECT idx, id, body FROM entry WHERE idx = ?", [index], EntryRow.init)
    }

    func entry(id: String) throws -> EntryRow? {
        try one("SELECT idx, id, body FROM entry WHERE id = ?", [id], EntryRow.init)
    }

    func forEachEntry(_ body: (EntryRow) throws -> Void) throws {
        try each("SELECT idx, id, body FROM entry ORDER BY idx") { try body(EntryRow($0)) }
    }

    func forEachEntryBody(_ body: (Int, UnsafeRawBufferPointer) throws -> Void) throws {
        try each("SELECT idx, body FROM entry ORDER BY idx") { row in
            guard let index = Int.fromDatabaseValue(row[0]) else {
                throw ColumnError(column: "idx")
            }
            // Pass on any value stored there; a wrong one does not have the recorded hash.
            try row.withUnsafeData(atIndex: 1) { data in
                try unsafe (data ?? Data()).withUnsafeBytes { try unsafe body(index, $0) }
            }
        }
    }

    func insert(_ entry: EntryRow) throws {
        try run(
            "INSERT INTO entry(idx, id, body) VALUES (?, ?, ?)",
            [entry.index, entry.id, Data(entry.body)]
        )
    }

    func attachment(named digest: SHA256Digest) throws -> [UInt8]? {
        try bytes("SELECT body FROM attachment WHERE digest = ?", [Data(digest.bytes)])
    }

    func forEachAttachment(_ body: (_ name: [UInt8], _ body: [UInt8]) throws -> Void) throws {
        try each("SELECT digest, body FROM attachment") {
            try body($0.storedBytes(0), $0.storedBytes(1))
        }
    }

    func insertAttachment(_ bytes: [UInt8], named digest: SHA256Digest) throws {
        try run(
            """
            INSERT INTO attachment(digest, body) SELECT ?1, ?2
            WHERE NOT EXISTS (SELECT 1 FROM attachment WHERE digest = ?1)
            """,
            [Data(digest.bytes), Data(bytes)]
        )
    }

    func node(at position: MerkleTree.Position) throws -> SHA256Digest? {
        try bytes("SELECT h FROM node WHERE lvl = ? AND idx = ?", [position.level, position.index])
            .flatMap { SHA256Digest(bytes: $0) }
    }

    func leaves(in range: ClosedRange<Int>) throws -> [Int: SHA256Digest] {
        var leaves: [Int: SHA256Digest] = [:]
        try each(
            "SELECT idx, h FROM node WHERE lvl = 0 AND idx BETWEEN ? AND ?",
            [range.lowerBound, range.upperBound]
        ) { row in
            leaves[try row.number("idx")] = SHA256Digest(bytes: row.storedBytes(1))
        }
        return leaves
    }

    func leafCount() throws -> Int {
        try number("SELECT max(idx) + 1 FROM node WHERE lvl = 0") ?? 0
    }

    func nodeCount() throws -> Int { try number("SELECT count(*) FROM node") ?? 0 }

    func insert(_ node: MerkleTree.Node) throws {
        try run(
            "INSERT INTO node(lvl, idx, h) VALUES (?, ?, ?)",
            [node.position.level, node.position.index, Data(node.hash.bytes)]
        )
    }
}

extension EntryRow {
    init(_ row: Row) throws {
        self.init(
            index: try row.number("idx"),
            id: String.fromDatabaseValue(row["id"]) ?? "",
            body: [UInt8](Data.fromDatabaseValue(row["body"]) ?? Data())
        )
    }
}
