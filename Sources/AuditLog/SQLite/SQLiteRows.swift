import GRDB

/// The rows of a log in SQLite, inside a transaction of a connection.
struct SQLiteRows {
    let db: Database
    let place: String

    /// Fetches the first row of a query.
    func one<Value>(
        _ sql: String,
        _ arguments: StatementArguments = [],
        _ value: (Row) throws -> Value
    ) throws -> Value? {
        try translating {
            try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments).map(value)
        }
    }

    /// Fetches the number that a query gives.
    func number(_ sql: String, _ arguments: StatementArguments = []) throws -> Int? {
        try one(sql, arguments) { Int.fromDatabaseValue($0[0]) } ?? nil
    }

    /// Fetches the bytes that a query gives; empty if something else is stored.
    func bytes(_ sql: String, _ arguments: StatementArguments = []) throws -> [UInt8]? {
        try one(sql, arguments) { $0.storedBytes(0) }
    }

    /// Fetches all rows of a query.
    func all<Value>(
        _ sql: String,
        _ arguments: StatementArguments = [],
        _ value: (Row) throws -> Value
    ) throws -> [Value] {
        try translating { try Row.fetchAll(db, sql: sql, arguments: arguments).map(value) }
    }

    /// Passes the rows of a query to `body`, one at a time.
    func each(
        _ sql: String,
        _ arguments: StatementArguments = [],
        _ body: (Row) throws -> Void
    ) throws {
        try translating {
            // A cached statement must not be used again while its rows are read.
            let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
            while let row = try rows.next() { try body(row) }
        }
    }

    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try translating { try db.cachedStatement(sql: sql).execute(arguments: arguments) }
    }

    func translating<Value>(_ body: () throws -> Value) throws -> Value {
        try SQLiteStore.translating(place, body)
    }

    /// Runs `body` without the triggers of a table that forbid it.
    func without(_ triggers: [String], _ body: () throws -> Void) throws {
        try translating {
            for trigger in triggers {
                try db.execute(sql: "DROP TRIGGER IF EXISTS \(Schema.name(of: trigger))")
            }
            try body()
            for trigger in triggers { try db.execute(sql: trigger) }
        }
    }
}

extension SQLiteRows: WritableLogRows {
    func attempt<Value>(_ body: () throws -> Value) throws -> Result<Value, any Error> {
        try run("SAVEPOINT attempt")
        let result = Result { try translating(body) }
        if case .failure(let error) = result {
            // SQLite undoes the whole transaction after some failures of the disk.
            guard db.isInsideTransaction else { throw error }
            try run("ROLLBACK TO attempt")
        }
        try run("RELEASE attempt")
        return result
    }

    func missingTriggers() throws -> [Verification.Finding] {
        let stored = Set(
            try all("SELECT sql FROM sqlite_master WHERE type = 'trigger'") { try $0.text("sql") }
        )
        let unknown = stored.subtracting(Schema.triggers).map(Schema.name).sorted()
        let known = Set(Schema.triggers.map(Schema.name))
        return Schema.triggers.filter { !stored.contains($0) }.map {
            .guardMissing(name: Schema.name(of: $0))
        }
            + unknown.filter { !known.contains($0) }
            .map { .structure("an unknown trigger, \($0)") }
    }

    func damage() throws -> [String] {
        try all("PRAGMA integrity_check(10)") { String.fromDatabaseValue($0[0]) ?? "" }
            .filter { $0 != "ok" }
    }

    func replacingDerived(_ body: () throws -> Void) throws {
        try without(Schema.triggers.filter { Schema.name(of: $0).hasPrefix("node") }) {
            for table in ["node", "entry_index", "snapshot"] { try run("DELETE FROM \(table)") }
            try body()
        }
    }
}
