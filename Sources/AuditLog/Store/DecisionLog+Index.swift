import GRDB
import Rollouts
import Values

extension DecisionLog {
    func fillIndex(_ db: Database) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT idx, body FROM entry ORDER BY idx")
        while let row = try rows.next() { try index(try Self.entry(row, db), db) }
    }

    func index(_ entry: Entry, _ db: Database) throws {
        let terms = try indexing(entry)
        try db.execute(
            sql: """
                INSERT INTO entry_index(idx, rollout, time, kind, actor, stages, text)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                entry.index, entry.rollout, entry.time.milliseconds, entry.kind, entry.actor.name,
                terms.stageList, terms.text,
            ]
        )
    }

    /// True if the index row of an entry matches the entry itself.
    func isIndexed(_ entry: Entry, _ db: Database) throws -> Bool {
        let terms = (try? indexing(entry)) ?? .none
        return try Row.fetchOne(
            db,
            sql: """
                SELECT 1 FROM entry_index WHERE idx = ? AND rollout = ? AND time = ? AND kind = ?
                  AND actor = ? AND stages = ? AND text = ?
                """,
            arguments: [
                entry.index, entry.rollout, entry.time.milliseconds, entry.kind, entry.actor.name,
                terms.stageList, terms.text,
            ]
        ) != nil
    }
}
