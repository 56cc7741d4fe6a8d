import Foundation
import GRDB
import Transparency

extension DecisionLog {
    /// The number of entries in the log.
    package func size() throws -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM entry") ?? 0 }
    }

    /// A number that changes when another connection has written.
    package func changeMark() throws -> Int {
        try read { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
    }

    /// Every rollout in the log, sorted by name.
    package func rollouts() throws -> [String] {
        try read { try String.fetchAll($0, sql: "SELECT rollout FROM snapshot ORDER BY rollout") }
    }

    package func entry(at index: Int) throws -> Entry? {
        try read { try Self.entry($0, "idx = ?", [index]) }
    }

    /// The entry with an idempotency key.
    package func entry(id: String) throws -> Entry? {
        try read { try Self.entry($0, "id = ?", [id]) }
    }

    package func snapshot(of rollout: String) throws -> Snapshot? {
        try read { db in
            try Row.fetchOne(
                db,
                sql: "SELECT * FROM snapshot WHERE rollout = ?",
                arguments: [rollout]
            ).map { try Snapshot($0) }
        }
    }
}

extension DecisionLog {
    static func entry(
        _ db: Database,
        _ condition: String,
        _ arguments: StatementArguments
    ) throws -> Entry? {
        try Row.fetchOne(
            db,
            sql: "SELECT idx, body FROM entry WHERE \(condition)",
            arguments: arguments
        ).map { try entry($0, db) }
    }

    static func entry(_ row: Row, _ db: Database) throws -> Entry {
        do {
            return try Entry(body: row.bytes("body")) { try attachment($0, db) }
        } catch let error as DatabaseError {
            throw error
        } catch {
            throw LogError.damaged(
                path: "entry \((try? row.number("idx")) ?? -1)",
                underlying: String(describing: error)
            )
        }
    }

    static func attachment(_ digest: SHA256Digest, _ db: Database) throws -> [UInt8]? {
        try Data.fetchOne(
            db,
            sql: "SELECT body FROM attachment WHERE digest = ?",
            arguments: [Data(digest.bytes)]
        ).map { [UInt8]($0) }
    }

    /// A node of the tree as stored.
    static func node(_ position: MerkleTree.Position, _ db: Database) throws -> SHA256Digest {
        let bytes = try Data.fetchOne(
            db,
            sql: "SELECT h FROM node WHERE lvl = ? AND idx = ?",
            arguments: [position.level, position.index]
        )
        guard let hash = bytes.flatMap({ SHA256Digest(bytes: [UInt8]($0)) }) else {
            throw LogError.damaged(
                path: "the hash tree",
                underlying: "node \(position.level)/\(position.index) is missing"
            )
        }
        return hash
    }
}

extension Snapshot {
    init(_ row: Row) throws {
        self.init(
            rollout: try row.text("rollout"),
            revision: try row.number("revision"),
            body: try row.bytes("body")
        )
    }
}
