import Foundation
import GRDB

/// A column without the type that its table guarantees: the file was changed bypassing SQLite.
struct ColumnError: Error, CustomStringConvertible {
    let column: String

    var description: String { "holds an unexpected value in its column \(column)" }
}

extension Row {
    // The library's own subscripts trap on a value of another type.

    func bytes(_ column: String) throws -> [UInt8] {
        guard let data = Data.fromDatabaseValue(self[column]) else {
            throw ColumnError(column: column)
        }
        return [UInt8](data)
    }

    /// The bytes in a column; empty if something else is stored.
    func storedBytes(_ column: Int) -> [UInt8] {
        [UInt8](Data.fromDatabaseValue(self[column]) ?? Data())
    }

    func text(_ column: String) throws -> String {
        guard let text = String.fromDatabaseValue(self[column]) else {
            throw ColumnError(column: column)
        }
        return text
    }

    func number(_ column: String) throws -> Int {
        guard let number = Int.fromDatabaseValue(self[column]) else {
            throw ColumnError(column: column)
        }
        return number
    }
}
