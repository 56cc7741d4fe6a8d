import Cohorts
import Rollouts
import Values

/// A table of customers in a file, a database or a program's output.
struct CustomerListing: Sendable {
    let listing: Population.Listing
    /// The column of the stratum; nil if there are no strata.
    let stratum: String?
    let setting: ProgramSetting
    let progress: CustomerProgress?

    /// Calls `row` for each customer with the id, the stratum's value and the line or row number.
    ///
    /// - Throws: `ListingFailure`, `CSVProblem`, `Unavailable`, `CancellationError`, and errors
    ///   that `row` throws.
    func forEachRow(_ row: (ByteSpan, ByteSpan, Int) throws -> Void) async throws {
        var meter = ProgressMeter(listing.name, progress)
        defer { meter.end() }
        switch listing.table {
        case .csv(let file):
            var table = customerTable
            try FileChunks(path: path(file)).forEach { chunk, size in
                try table.read(chunk) { try row($0, $1, meter.next(line: $2)) }
                meter.has(read: chunk.count, of: size)
            }
            try table.finish { try row($0, $1, meter.next(line: $2)) }
        case .command(let program):
            var table = customerTable
            try await setting.run(of: program).forEachChunk { chunk in
                try table.read(chunk) { try row($0, $1, meter.next(line: $2)) }
            }
            try table.finish { try row($0, $1, meter.next(line: $2)) }
        case .sqlite(let file, let query):
            let table = CustomerQuery(
                path: path(file),
                query: query,
                id: listing.id,
                stratum: stratum
            )
            try await table.forEachRow { try row($0, $1, meter.next(line: $2)) }
        }
    }

    private var customerTable: CustomerTable {
        CustomerTable(id: listing.id, stratum: stratum, separator: listing.separator ?? .comma)
    }

    private func path(_ file: String) -> String { setting.folder.path(of: file) }
}

/// The reason a table of customers could not be read, for the person who has to fix it.
struct ListingFailure: Error, CustomStringConvertible {
    let description: String
    /// The same without any customer's id, for the log, from which nothing can be removed.
    let discreet: String

    init(_ description: String, discreet: String? = nil) {
        self.description = description
        self.discreet = discreet ?? description
    }

    static func tooSlow(_ limit: Duration) -> Self {
        Self("the customers could not be read within \(limit.spoken)")
    }
}
