import GRDB

extension DecisionLog {
    /// One page of the entries that match a query.
    package func entries(
        matching query: EntryQuery,
        _ place: EntryPage.Place
    ) throws -> EntryPage {
        try read { db in
            let entries = try Self.rows(matching: query, place, db).map { try Self.entry($0, db) }
            let start = entries.first?.index ?? place.from
            let end = entries.last.map { $0.index + 1 } ?? place.before
            return EntryPage(
                entries: entries,
                previous: try start.flatMap { start in
                    try Self.hasEntry(matching: query.conditions + ["idx < \(start)"], db)
                        ? start : nil
                },
                next: try end.flatMap { end in
                    try Self.hasEntry(matching: query.conditions + ["idx >= \(end)"], db)
                        ? end : nil
                }
            )
        }
    }

    package func hasEntry(matching query: EntryQuery) throws -> Bool {
        try read { try Self.hasEntry(matching: query.conditions, $0) }
    }

    /// The names of everybody who has an entry, sorted; of one rollout or of all.
    package func actors(of rollout: String? = nil) throws -> [String] {
        try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT actor FROM entry_index
                    WHERE ?1 IS NULL OR rollout = ?1 ORDER BY actor
                    """,
                arguments: [rollout]
            )
        }
    }

    private static func hasEntry(matching conditions: [SQL], _ db: Database) throws -> Bool {
        let query: SQL = "SELECT EXISTS(SELECT 1 FROM entry_index WHERE \(all(conditions)))"
        return try SQLRequest<Bool>(literal: query).fetchOne(db) ?? false
    }

    /// Selects the entries of the page by the index alone; reads only their bodies.
    private static func rows(
        matching query: EntryQuery,
        _ place: EntryPage.Place,
        _ db: Database
    ) throws -> [Row] {
        var conditions = query.conditions
        if let from = place.from { conditions.append("idx >= \(from)") }
        if let before = place.before { conditions.append("idx < \(before)") }
        let order: SQL = place.from == nil ? "DESC" : "ASC"
        let limit = min(max(place.limit, 1), EntryPage.limitMax)
        return try SQLRequest<Row>(
            literal: """
                SELECT idx, body FROM entry WHERE idx IN (
                  SELECT idx FROM entry_index WHERE \(all(conditions))
                  ORDER BY idx \(order) LIMIT \(limit)
                ) ORDER BY idx
                """
        ).fetchAll(db)
    }

    private static func all(_ conditions: [SQL]) -> SQL {
        conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND ")
    }
}
