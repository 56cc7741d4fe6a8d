import GRDB

extension Schema {
    /// Brings the tables of an older format to this one; the entries stay as they are.
    ///
    /// Format 1 had neither checkpoints nor an index of more than rollout and time.
    static func upgrade(_ db: Database, from version: Int) throws {
        guard version == 1 else { return }
        for guardian in guards {
            try db.execute(sql: "DROP TRIGGER IF EXISTS \(name(of: guardian))")
        }
        try db.execute(sql: "DROP TABLE entry_index")
        let known = try String.fetchSet(db, sql: "SELECT name FROM sqlite_master")
        for statement in tables where !known.contains(name(of: statement)) {
            try db.execute(sql: statement)
        }
        for guardian in guards { try db.execute(sql: guardian) }
        try db.execute(sql: "PRAGMA user_version = \(Self.version)")
    }

    /// The name of what a CREATE statement creates.
    static func name(of statement: String) -> String {
        let words = statement.split { $0 == " " || $0 == "(" }
        return words.count > 2 ? String(words[2]) : statement
    }
}
