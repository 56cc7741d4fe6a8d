import Foundation
import GRDB

/// The sums of the tables that do not follow from the entries.
extension SQLiteRows {
    /// Changes rows of a table that has a sum.
    ///
    /// `condition` selects the rows, before the change and after it.
    func changing(
        _ table: Schema.SummedTable,
        where condition: String,
        _ arguments: StatementArguments,
        _ body: () throws -> Void
    ) throws {
        let before = try sum(of: table, where: condition, arguments)
        try body()
        let after = try sum(of: table, where: condition, arguments)
        guard before != after else { return }
        try put((recordedSum(of: table) ?? .zero) - before + after, of: table)
    }

    func tablesThatDiffer() throws -> [String] {
        let known = Schema.SummedTable.allCases.map(\.rawValue)
        let named = try all("SELECT name FROM table_sum") { try $0.text("name") }
        return try Schema.SummedTable.allCases.filter { table in
            try sum(of: table) != recordedSum(of: table) ?? .zero
        }.map(\.rawValue) + (Set(named).isSubset(of: known) ? [] : ["table_sum"])
    }

    func takeTablesAsTheyAre() throws {
        try run("DELETE FROM table_sum")
        for table in Schema.SummedTable.allCases { try put(sum(of: table), of: table) }
    }

    private func sum(
        of table: Schema.SummedTable,
        where condition: String = "TRUE",
        _ arguments: StatementArguments = []
    ) throws -> TableSum {
        var sum = TableSum.zero
        try each("SELECT * FROM \(table.rawValue) WHERE \(condition)", arguments) { row in
            sum = sum + TableSum(of: row)
        }
        return sum
    }

    /// The sum as it was recorded; nil if there is none, as of an empty table, or none that is one.
    private func recordedSum(of table: Schema.SummedTable) throws -> TableSum? {
        try bytes("SELECT sum FROM table_sum WHERE name = ?", [table.rawValue])
            .flatMap { TableSum(bytes: $0) }
    }

    private func put(_ sum: TableSum, of table: Schema.SummedTable) throws {
        try run(
            """
            INSERT INTO table_sum(name, sum) VALUES (?, ?)
            ON CONFLICT(name) DO UPDATE SET sum = excluded.sum
            """,
            [table.rawValue, Data(sum.bytes)]
        )
    }
}
