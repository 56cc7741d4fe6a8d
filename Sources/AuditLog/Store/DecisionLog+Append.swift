import Foundation
import GRDB
package import Transparency
import Values

extension DecisionLog {
    /// Records one entry, its hashes, the state after it, its messages and its lists of customers,
    /// or nothing at all.
    ///
    /// `revision` is the rollout's last entry that the decision was based on, nil if there was
    /// none; `state` returns the snapshot after the entry, in canonical JSON; `announce` receives
    /// the new head before it is recorded, and if it throws, nothing is recorded.
    ///
    /// - Throws: `LogError`; after `indeterminate`, do not act on the decision until the id was
    ///   looked up.
    package func append(
        _ draft: Draft,
        expecting revision: Int?,
        state: (Receipt) throws -> [UInt8],
        announce: (TreeHead) throws -> Void = { _ in }
    ) throws -> Appended {
        do {
            return try write { db in
                if let entry = try Self.entry(db, "id = ?", [draft.id]) {
                    return .alreadyRecorded(entry)
                }
                let current = try Self.revision(of: draft.rollout, db)
                guard current == revision else { return .conflict(current) }
                let receipt = try Self.receipt(for: draft, db)
                try insert(draft, receipt, db)
                try Self.put(try state(receipt), of: draft.rollout, receipt, db)
                try Self.send(draft, receipt, db)
                if let cohort = draft.cohort {
                    try Self.insert(cohort, of: receipt.index, db)
                }
                if let id = draft.forgotten { try Self.forget(id, in: draft.rollout, db) }
                try announce(Self.head(db))
                return .recorded(receipt)
            }
        } catch let unknown as CommitUnknown {
            throw LogError.indeterminate(id: draft.id, underlying: unknown.underlying)
        }
    }

    private static func revision(of rollout: String, _ db: Database) throws -> Int? {
        try Int.fetchOne(
            db,
            sql: "SELECT max(idx) FROM entry_index WHERE rollout = ?",
            arguments: [rollout]
        )
    }

    /// The next index, and a time that is not before the last entry's.
    private static func receipt(for draft: Draft, _ db: Database) throws -> Receipt {
        let index = try Int.fetchOne(db, sql: "SELECT coalesce(max(idx) + 1, 0) FROM entry") ?? 0
        let last = try Int64.fetchOne(
            db,
            sql: "SELECT time FROM entry_index WHERE idx = ?",
            arguments: [index - 1]
        ).map { Instant(milliseconds: $0) }
        let behind = last.map { $0 - draft.at } ?? .zero
        return Receipt(
            index: index,
            time: max(draft.at, last ?? draft.at),
            clockBehind: behind > .zero ? behind : nil
        )
    }

    private func insert(_ draft: Draft, _ receipt: Receipt, _ db: Database) throws {
        let entry = Entry(
            index: receipt.index,
            id: draft.id,
            time: receipt.time,
            rollout: draft.rollout,
            kind: draft.kind,
            actor: draft.actor,
            payload: draft.payload
        )
        let body = try EntryBody(entry)
        try db.execute(
            sql: "INSERT INTO entry(idx, id, body) VALUES (?, ?, ?)",
            arguments: [entry.index, entry.id, Data(body.bytes)]
        )
        try index(entry, db)
        if let attachment = body.attachment { try Self.attach(attachment, db) }
        try Self.grow(with: MerkleTree.leafHash(body.bytes), at: entry.index, db)
    }

    /// Stores an attachment, once for identical bytes.
    private static func attach(_ bytes: [UInt8], _ db: Database) throws {
        let digest = Data(SHA256Digest(of: bytes).bytes)
        try db.execute(
            sql: """
                INSERT INTO attachment(digest, body) SELECT ?, ?
                WHERE NOT EXISTS (SELECT 1 FROM attachment WHERE digest = ?)
                """,
            arguments: [digest, Data(bytes), digest]
        )
    }

    static func grow(with leaf: SHA256Digest, at size: Int, _ db: Database) throws {
        let nodes = try MerkleTree.nodes(appending: leaf, atSize: size) { try node($0, db) }
        for node in nodes {
            try db.execute(
                sql: "INSERT INTO node(lvl, idx, h) VALUES (?, ?, ?)",
                arguments: [node.position.level, node.position.index, Data(node.hash.bytes)]
            )
        }
    }

    private static func put(
        _ body: [UInt8],
        of rollout: String,
        _ receipt: Receipt,
        _ db: Database
    ) throws {
        try put(Snapshot(rollout: rollout, revision: receipt.index, body: body), db)
    }

    static func put(_ snapshot: Snapshot, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO snapshot(rollout, revision, body) VALUES (?, ?, ?)
                ON CONFLICT(rollout)
                DO UPDATE SET revision = excluded.revision, body = excluded.body
                """,
            arguments: [snapshot.rollout, snapshot.revision, Data(snapshot.body)]
        )
    }

    /// Messages are due by the unadjusted clock: a clock that was once ahead must not delay them.
    private static func send(_ draft: Draft, _ receipt: Receipt, _ db: Database) throws {
        for (sequence, message) in draft.effects.enumerated() {
            try db.execute(
                sql: "INSERT INTO outbox(entry, seq, target, body, due) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    receipt.index, sequence, message.target, Data(message.body),
                    draft.at.milliseconds,
                ]
            )
        }
    }
}
