import Values

/// A row of a CSV file (RFC 4180) that may be opened in a spreadsheet.
package struct CSVRow: Sendable {
    private let cells: [String]

    package init(_ cells: [String]) {
        self.cells = cells
    }

    /// The row without its line end.
    package var text: String { cells.map(Self.quoted).joined(separator: ",") }

    private static func quoted(_ cell: String) -> String {
        let text = (isFormula(cell) ? "'" : "") + lines(of: cell).joined(separator: "\n")
        let isPlain =
            !text.unicodeScalars.contains { ["\"", ",", "\n", "\t"].contains($0) }
            && text.first != " " && text.last != " "
        return isPlain ? text : "\"\(text.replacing("\"", with: "\"\""))\""
    }

    /// Returns true if a spreadsheet would run the text rather than show it.
    private static func isFormula(_ cell: String) -> Bool {
        cell.unicodeScalars.first.map { ["=", "+", "-", "@", "\t", "\r"].contains($0) } ?? false
    }

    /// Returns the lines, with characters that a terminal would act on replaced, except tabs.
    ///
    /// Invisible characters stay, as they may be a part of an id.
    private static func lines(of cell: String) -> [String] {
        cell.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                let scalars = line.unicodeScalars.map { scalar in
                    scalar.isControl && scalar != "\t" ? "\u{FFFD}" : scalar
                }
                return String(String.UnicodeScalarView(scalars))
            }
    }
}
