import Cohorts

/// What a table says in chunks of some sizes.
struct TableReading: Hashable {
    private(set) var rows: [Row] = []
    private(set) var problem: String?

    struct Row: Hashable, CustomStringConvertible {
        let id: [UInt8]
        let stratum: [UInt8]
        let line: Int

        var description: String {
            "\(line):\(String(decoding: id, as: UTF8.self))"
                + (stratum.isEmpty ? "" : "/" + String(decoding: stratum, as: UTF8.self))
        }
    }

    /// Reads the column `id`, and another if named.
    init(
        _ chunks: [ArraySlice<UInt8>],
        stratum: String? = nil,
        separator: CSVSeparator = .comma
    ) {
        var table = CustomerTable(id: "id", stratum: stratum, separator: separator)
        do {
            for chunk in chunks {
                try table.read(chunk.span) { rows.append(Row($0, $1, $2)) }
            }
            try table.finish { rows.append(Row($0, $1, $2)) }
        } catch {
            problem = "\(error)"
        }
    }

    init(_ bytes: [UInt8], stratum: String? = nil, separator: CSVSeparator = .comma) {
        self.init([bytes[...]], stratum: stratum, separator: separator)
    }
}

extension TableReading.Row {
    fileprivate init(_ id: ByteSpan, _ stratum: ByteSpan, _ line: Int) {
        self.init(
            id: id.indices.map { id[$0] },
            stratum: stratum.indices.map { stratum[$0] },
            line: line
        )
    }
}
