package import Cohorts
import Foundation
import GRDB
import Transparency
import Values

/// A query of a SQLite database that lists customers.
///
/// The database is opened read-only, and only one read-only query runs.
package struct CustomerQuery {
    private let path: String
    private let query: String
    private let id: String
    private let stratum: String?

    /// Names the columns of the query with `id` and `stratum`.
    package init(path: String, query: String, id: String, stratum: String?) {
        self.path = path
        self.query = query
        self.id = id
        self.stratum = stratum
    }

    /// Passes each row to `row` with its number, from 1.
    ///
    /// - Throws: `CustomerQueryError`, `CancellationError`, and the errors of `row`.
    package func forEachRow(_ row: (ByteSpan, ByteSpan, Int) throws -> Void) async throws {
        try requireRegularFile()
        do {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(10)
            configuration.prepareDatabase { db in
                for pragma in Self.limits { try db.execute(sql: "PRAGMA \(pragma)") }
            }
            let database = try DatabaseQueue(path: path, configuration: configuration)
            try await withTaskCancellationHandler {
                try read(database, row)
            } onCancel: {
                database.interrupt()
            }
        } catch let error as DatabaseError {
            try Task.checkCancellation()
            guard error.resultCode != .SQLITE_NOMEM else { throw Self.tooLarge }
            throw CustomerQueryError(error.message ?? "SQLite cannot read it")
        }
    }

    /// The database is somebody else's, and may hold or compute anything: it gets little memory,
    /// sorts in files and runs nothing that its schema names.
    ///
    /// The limit is that of SQLite in this process; a log needs far less.
    private static let limits = [
        "hard_heap_limit = \(heapBytesMax)", "temp_store = FILE", "cache_size = -8192",
        "mmap_size = 0", "trusted_schema = OFF",
    ]

    private static let heapBytesMax = 96 * 1_048_576
    private static let valueBytesMax = 65_536

    private static var tooLarge: CustomerQueryError {
        CustomerQueryError("its query takes more than \(heapBytesMax / 1_048_576) MiB of memory")
    }

    /// Looks at the file without opening it, as closing it would drop SQLite's own locks.
    private func requireRegularFile() throws {
        do throws(FileFailure) {
            guard try PlainFile.isThere(path) else {
                throw FileFailure(path, reason: "there is no such file")
            }
        } catch {
            throw CustomerQueryError(error.reason)
        }
    }

    private func read(
        _ database: DatabaseQueue,
        _ row: (ByteSpan, ByteSpan, Int) throws -> Void
    ) throws {
        try database.read { db in
            let statement = try db.makeStatement(sql: query)
            guard statement.isReadonly else {
                throw CustomerQueryError("its query would change it")
            }
            let columns = try Columns(statement.columnNames, id: id, stratum: stratum)
            let rows = try Row.fetchCursor(statement)
            var number = 0
            while let next = try rows.next() {
                number += 1
                if number.isMultiple(of: 4_096) { try Task.checkCancellation() }
                let id = try Self.bytes(next, columns.id, number)
                let stratum = try columns.stratum.map { try Self.bytes(next, $0, number) } ?? []
                try row(id.span, stratum.span, number)
            }
        }
    }

    private static func tooLong(_ number: Int) -> CustomerQueryError {
        CustomerQueryError(
            "row \(number.grouped): a value has over \(valueBytesMax.grouped) bytes; is its "
                + "column the customers' id?"
        )
    }

    /// The bytes of a column: a number as its decimal digits, null as an empty text, and a text as
    /// its bytes, even if they are not valid UTF-8.
    private static func bytes(_ row: Row, _ column: Int, _ number: Int) throws -> [UInt8] {
        switch (row[column] as DatabaseValue).storage {
        case .null: []
        case .int64(let value): Array("\(value)".utf8)
        case .string, .blob:
            try row.withUnsafeData(atIndex: column) { data in
                let data = data ?? Data()
                guard data.count <= valueBytesMax else { throw tooLong(number) }
                return Array(data)
            }
        case .double:
            throw CustomerQueryError(
                "row \(number.grouped): a number with a fraction is not a customer id"
            )
        }
    }
}

/// The reason a query lists no customers, worded for the operator.
package struct CustomerQueryError: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// The positions of the relevant columns in a row.
private struct Columns {
    let id: Int
    let stratum: Int?

    init(_ names: [String], id: String, stratum: String?) throws {
        self.id = try Self.place(of: id, in: names)
        self.stratum = try stratum.map { try Self.place(of: $0, in: names) }
    }

    private static func place(of name: String, in names: [String]) throws -> Int {
        guard let place = names.firstIndex(of: name) else {
            throw CustomerQueryError(
                "the query has no column \(name); it has \(names.joined(separator: ", "))"
            )
        }
        return place
    }
}
