import Foundation
import GRDB
import Transparency
import Values

/// The search index and the snapshots.
extension SQLiteRows {
    /// Selects the entries of the page by the index alone; reads only their bodies.
    func entries(matching query: EntryQuery, on page: EntryPage.Place) throws -> [EntryRow] {
        let conditions = query.conditions(from: page.from, before: page.before)
        let order: SQL = page.from == nil ? "DESC" : "ASC"
        let request = SQLRequest<Row>(
            literal: """
                SELECT idx, id, body FROM entry WHERE idx IN (
                  SELECT idx FROM entry_index WHERE \(conditions)
                  ORDER BY idx \(order) LIMIT \(page.limit)
                ) ORDER BY idx
                """
        )
        return try translating { try request.fetchAll(db).map { try EntryRow($0) } }
    }

    func hasEntry(matching query: EntryQuery, from: Int?, before: Int?) throws -> Bool {
        let conditions = query.conditions(from: from, before: before)
        let request = SQLRequest<Bool>(
            literal: "SELECT EXISTS(SELECT 1 FROM entry_index WHERE \(conditions))"
        )
        return try translating { try request.fetchOne(db) ?? false }
    }

    func actors(of rollout: String?) throws -> [String] {
        try all(
            """
            SELECT DISTINCT actor FROM entry_index
            WHERE ?1 IS NULL OR rollout = ?1 ORDER BY actor
            """,
            [rollout]
        ) { try $0.text("actor") }
    }

    func isIndexed(_ row: IndexRow) throws -> Bool {
        try number(
            """
            SELECT 1 FROM entry_index WHERE idx = ? AND rollout = ? AND time = ? AND kind = ?
              AND actor = ? AND stages = ? AND text = ?
            """,
            row.arguments
        ) != nil
    }

    func indexCount() throws -> Int { try number("SELECT count(*) FROM entry_index") ?? 0 }

    func lastIndexed() throws -> Int { try number("SELECT max(idx) FROM entry_index") ?? -1 }

    func insert(_ row: IndexRow) throws {
        try run(
            """
            INSERT INTO entry_index(idx, rollout, time, kind, actor, stages, text)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            row.arguments
        )
    }

    func snapshot(of rollout: String) throws -> Snapshot? {
        try one("SELECT * FROM snapshot WHERE rollout = ?", [rollout]) { try? Snapshot($0) }
            ?? nil
    }

    func snapshots() throws -> [Snapshot] {
        try all("SELECT * FROM snapshot") { row in
            (try? Snapshot(row)) ?? Snapshot(rollout: "", revision: -1, body: [])
        }
    }

    func states() throws -> StateList {
        let items = try all("SELECT rollout, revision, digest FROM snapshot") { row in
            let item = StateList.Item(
                revision: Int.fromDatabaseValue(row[1]) ?? -1,
                digest: SHA256Digest(bytes: row.storedBytes(2)) ?? SHA256Digest(of: [])
            )
            return (String.fromDatabaseValue(row[0]) ?? "", item)
        }
        return StateList(Dictionary(items) { $1 })
    }

    func put(_ snapshot: Snapshot) throws {
        try run(
            """
            INSERT INTO snapshot(rollout, revision, digest, body) VALUES (?, ?, ?, ?)
            ON CONFLICT(rollout) DO UPDATE
            SET revision = excluded.revision, digest = excluded.digest, body = excluded.body
            """,
            [
                snapshot.rollout, snapshot.revision, Data(snapshot.digest.bytes),
                Data(snapshot.body),
            ]
        )
    }
}

extension IndexRow {
    fileprivate var arguments: StatementArguments {
        [index, rollout, time.milliseconds, kind, actor, terms.stageList, terms.text]
    }
}

extension Snapshot {
    fileprivate init(_ row: Row) throws {
        self.init(
            rollout: try row.text("rollout"),
            revision: try row.number("revision"),
            body: try row.bytes("body")
        )
    }
}
