import Values

/// The reason a table cannot be read.
package enum CSVProblem: Error, Hashable, Sendable {
    case noHeader
    case columnTwice(String)
    /// The hint names the columns found; `otherwise` is the separator that seems to fit.
    case noColumn(String, hint: String, otherwise: CSVSeparator?)
    /// The first line is `sep=;`, before the header.
    case separatorLine
    /// The header's columns are separated by another character than expected.
    case separatedBy(CSVSeparator, not: CSVSeparator)
    case blank(line: Int)
    case columns(Int, line: Int, header: Int)
    case notUTF8(line: Int)
    /// A quote is not closed before the end; the line is that of the quote.
    case quoteOpen(line: Int)
    case quoteInside(line: Int)
    case textAfterQuote(line: Int)
    /// A field is too long; the line is that on which the field begins.
    case fieldTooLong(line: Int)
    case recordTooLong(line: Int)
}

extension CSVProblem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noHeader: "the table is empty; its first line must name the columns"
        case .columnTwice(let name): "line 1: two columns are called \(name)"
        case .noColumn(let name, let hint, let other):
            "line 1: no column is called \(name)\(hint)" + (other.map(Self.advice) ?? "")
        case .separatorLine:
            "line 1: the header is wanted here, and sep= is for spreadsheets: remove the line"
        case .separatedBy(let separator, let expected):
            "line 1: the columns are not separated by \(expected.quoted)" + Self.advice(separator)
        case .blank(let line): "line \(line.grouped) is blank"
        case .columns(let count, let line, let header):
            "line \(line.grouped) has \(count.grouped) \(count == 1 ? "column" : "columns"), "
                + "and the header has \(header.grouped)"
        case .notUTF8(let line): "line \(line.grouped) is not valid UTF-8"
        case .quoteOpen(let line): "line \(line.grouped): a quote is opened and never closed"
        case .quoteInside(let line):
            "line \(line.grouped): there is a quote inside an unquoted field"
        case .textAfterQuote(let line):
            "line \(line.grouped): after a closing quote there is neither a separator nor a line "
                + "end"
        case .fieldTooLong(let line):
            "line \(line.grouped): a field has over \(CSVRecord.fieldBytesMax.grouped) bytes; "
                + "is a quote not closed?"
        case .recordTooLong(let line):
            "line \(line.grouped): a row has over \(CSVRecord.bytesMax.grouped) bytes"
        }
    }
}

extension CSVProblem {
    /// The description without what the header contains, for the log, which keeps everything.
    ///
    /// A table without a header begins with a customer.
    package var discreet: String {
        guard case .noColumn(let name, _, let other) = self else {
            if case .columnTwice = self { return "line 1: two columns have the same name" }
            return description
        }
        return Self.noColumn(name, hint: "", otherwise: other).description
    }

    private static func advice(_ separator: CSVSeparator) -> String {
        "; if \(separator.quoted) separates them, write separator: \(separator.quoted) beside csv"
    }
}
