import GRDB

extension Schema {
    /// Upgrades the tables of an older format to this one; the entries stay unchanged.
    ///
    /// Format 1 had no checkpoints, and an index of rollout and time only; format 2 had no lists of
    /// customers.
    static func upgrade(_ db: Database, from version: Int) throws {
        let known = try String.fetchSet(db, sql: "SELECT name FROM sqlite_master")
        // Recreating a missing guard here must not hide that somebody removed it.
        guard guardNames(ofFormat: version).isSubset(of: known) else {
            throw LogError.damaged(path: "the log", underlying: "a guard is missing")
        }
        for guardian in guards {
            try db.execute(sql: "DROP TRIGGER IF EXISTS \(name(of: guardian))")
        }
        try db.execute(sql: "DROP TABLE entry_index")
        let kept = known.subtracting(index.map(name))
        for statement in tables where !kept.contains(name(of: statement)) {
            try db.execute(sql: statement)
        }
        for guardian in guards { try db.execute(sql: guardian) }
        try db.execute(sql: "PRAGMA user_version = \(Self.version)")
    }

    private static func guardNames(ofFormat version: Int) -> Set<String> {
        let names = guards.map(name)
        let later = ["cohort_member"] + (version < 2 ? ["checkpoint"] : [])
        return Set(names.filter { name in !later.contains { name.hasPrefix($0) } })
    }

    /// The name of the object that a CREATE statement creates.
    static func name(of statement: String) -> String {
        let words = statement.split { $0 == " " || $0 == "(" }
        return words.count > 2 ? String(words[2]) : statement
    }
}
