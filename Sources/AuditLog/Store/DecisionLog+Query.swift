extension DecisionLog {
    /// One page of the entries that match a query.
    package func entries(
        matching query: EntryQuery,
        _ place: EntryPage.Place
    ) throws -> EntryPage {
        var place = place
        place.limit = min(max(place.limit, 1), EntryPage.limitMax)
        return try read { rows in
            let entries = try rows.entries(matching: query, on: place).map {
                try Self.entry($0, rows)
            }
            let start = entries.first?.index ?? place.from
            let end = entries.last.map { $0.index + 1 } ?? place.before
            return EntryPage(
                entries: entries,
                previous: try start.flatMap { start in
                    try rows.hasEntry(matching: query, from: nil, before: start) ? start : nil
                },
                next: try end.flatMap { end in
                    try rows.hasEntry(matching: query, from: end, before: nil) ? end : nil
                }
            )
        }
    }

    package func hasEntry(matching query: EntryQuery) throws -> Bool {
        try read { try $0.hasEntry(matching: query, from: nil, before: nil) }
    }

    /// The names of everybody who has an entry, sorted; of one rollout or of all.
    package func actors(of rollout: String? = nil) throws -> [String] {
        try read { try $0.actors(of: rollout) }
    }
}
