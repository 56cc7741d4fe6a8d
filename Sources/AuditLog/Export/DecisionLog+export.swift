import Transparency

extension DecisionLog {
    /// Copies an export's entries into a log in memory, with the tables that follow from them.
    ///
    /// `fold` and `snapshots` are those of ``rebuild(fold:snapshots:)``. The log's customers, its
    /// messages and its witnesses are not in an export.
    package static func copy(
        of export: LogExport,
        indexing: @escaping Indexing,
        fold: (Entry) throws -> Void,
        snapshots: () throws -> [Snapshot]
    ) throws -> DecisionLog {
        let store = try ReadingCopy(of: export.folder)
        try store.write { rows in
            var index = 0
            try unsafe export.forEachEntry { _, bytes in
                try copy(unsafe Array(bytes), to: rows, as: index, of: export)
                index += 1
            }
        }
        let log = DecisionLog(in: store, indexing: indexing)
        try log.rebuild(fold: fold, snapshots: snapshots)
        store.finish()
        return log
    }

    private static func copy(
        _ body: [UInt8],
        to rows: any WritableLogRows,
        as index: Int,
        of export: LogExport
    ) throws {
        let entry: Entry
        do {
            entry = try Entry(body: body) { digest in
                let bytes = try export.attachment(digest)
                if let bytes { try rows.insertAttachment(bytes, named: digest) }
                return bytes
            }
        } catch {
            throw LogError.damaged(place: "entry \(index)", underlying: "\(error)")
        }
        try rows.insert(EntryRow(index: index, id: entry.id, body: body))
    }
}
