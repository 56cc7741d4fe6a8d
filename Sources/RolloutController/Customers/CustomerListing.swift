import Cohorts
import Foundation
import Rollouts
import Values

/// A table of customers, wherever it is kept.
struct CustomerListing: Sendable {
    let listing: Population.Listing
    /// The column of the stratum; nil where there are none.
    let stratum: String?
    /// Files and programs with a slash are found from here.
    let folder: String
    let environment: [String: String]
    let progress: CustomerProgress?

    /// Gives every customer: the id, what the stratum's column says, and the line or row.
    ///
    /// - Throws: `ListingFailure`, `CSVProblem`, `Unavailable`, `CancellationError`, and what
    ///   `row` throws.
    func forEachRow(_ row: (ByteSpan, ByteSpan, Int) throws -> Void) async throws {
        var meter = ProgressMeter(listing.name, progress)
        defer { meter.end() }
        switch listing.table {
        case .csv(let file):
            var table = CustomerTable(id: listing.id, stratum: stratum)
            try FileChunks(path: path(file)).forEach { chunk, size in
                try table.read(chunk) { try row($0, $1, meter.next(line: $2)) }
                meter.has(read: chunk.count, of: size)
            }
            try table.finish { try row($0, $1, meter.next(line: $2)) }
        case .command(let words):
            var table = CustomerTable(id: listing.id, stratum: stratum)
            try await run(words).forEachChunk { chunk in
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

    private func path(_ file: String) -> String {
        URL(fileURLWithPath: file, relativeTo: URL(fileURLWithPath: folder)).standardizedFileURL
            .path
    }

    private func run(_ words: [String]) -> ProgramRun {
        let program = words.first ?? ""
        return ProgramRun(
            program: program.contains("/") ? path(program) : program,
            name: program,
            arguments: Array(words.dropFirst()),
            folder: URL(fileURLWithPath: folder).standardizedFileURL.path,
            environment: environment
        )
    }
}

/// Why a table of customers could not be read, in words for whoever has to mend it.
struct ListingFailure: Error, CustomStringConvertible {
    let description: String
    /// The same without anybody's id, for the log, which forgets nothing.
    let discreet: String

    init(_ description: String, discreet: String? = nil) {
        self.description = description
        self.discreet = discreet ?? description
    }

    static func tooSlow(_ limit: Duration) -> Self {
        Self("the customers could not be read within \(limit.spoken)")
    }
}
