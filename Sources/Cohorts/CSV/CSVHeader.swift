import Values

/// The names of a table's columns.
struct CSVHeader {
    let names: [[UInt8]]

    init(_ names: [[UInt8]]) {
        self.names = names
    }

    func checkNamesDiffer() throws(CSVProblem) {
        var seen: Set<[UInt8]> = []
        for name in names where !seen.insert(name).inserted {
            throw .columnTwice(String(decoding: name, as: UTF8.self))
        }
    }

    /// Returns the index of the column, from 0; names are compared byte for byte.
    func column(_ name: String) throws(CSVProblem) -> Int {
        if let column = names.firstIndex(of: Array(name.utf8)) { return column }
        // An invalid header can contain anything, so only printable names are shown.
        let words = names.map { String(decoding: $0, as: UTF8.self) }
            .filter { !$0.isEmpty && !$0.unicodeScalars.contains(where: \.isControl) }
        throw .noColumn(name, hint: name.hint(in: words))
    }
}
