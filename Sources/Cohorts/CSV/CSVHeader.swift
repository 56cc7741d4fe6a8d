import Values

/// The names of a table's columns.
struct CSVHeader {
    let names: [[UInt8]]
    private let separator: CSVSeparator

    init(_ names: [[UInt8]], separator: CSVSeparator) {
        self.names = names
        self.separator = separator
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
        guard !isSeparatorLine else { throw .separatorLine }
        throw .noColumn(name, hint: name.hint(in: words) + columns, otherwise: other(for: name))
    }

    /// The columns found, for the message; an invalid header can contain anything, so only
    /// printable names are shown, and few.
    private var columns: String {
        let shown = words.prefix(10).map { $0.count > 40 ? $0.prefix(40) + "…" : $0 }
        guard !shown.isEmpty else { return "" }
        let more = words.count > 10 ? " and \((words.count - 10).grouped) more" : ""
        return (shown.count == 1 ? "; the column is " : "; the columns are ")
            + shown.joined(separator: ", ") + more
    }

    /// True for `sep=;`, which only spreadsheets understand.
    private var isSeparatorLine: Bool {
        names[0].starts(with: Array("sep=".utf8)) && names.joined().count <= 5
    }

    private var words: [String] {
        names.map { String(decoding: $0, as: UTF8.self).replacing("\t", with: "\\t") }
            .filter { !$0.isEmpty && !$0.unicodeScalars.contains(where: \.isControl) }
    }

    /// Returns the separator that would give the column; without one, the most frequent one of a
    /// header that is all one column.
    private func other(for name: String) -> CSVSeparator? {
        let wanted = Array(name.utf8)
        let whole = Array(names.joined(separator: [separator.byte]))
        let others = CSVSeparator.allCases.filter { $0 != separator && whole.contains($0.byte) }
        let fitting = others.first { other in
            whole.split(separator: other.byte, omittingEmptySubsequences: false)
                .contains { Array($0) == wanted }
        }
        guard fitting == nil, names.count == 1 else { return fitting }
        return others.max { one, other in
            whole.count { $0 == one.byte } < whole.count { $0 == other.byte }
        }
    }
}
