import Values

/// The reason a table cannot be read.
package enum CSVProblem: Error, Hashable, Sendable {
    case noHeader
    case columnTwice(String)
    case noColumn(String, hint: String)
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
        case .noColumn(let name, let hint): "line 1: no column is called \(name)\(hint)"
        case .blank(let line): "line \(line.grouped) is blank"
        case .columns(let count, let line, let header):
            "line \(line.grouped) has \(count.grouped) \(count == 1 ? "column" : "columns"), "
                + "and the header has \(header.grouped)"
        case .notUTF8(let line): "line \(line.grouped) is not valid UTF-8"
        case .quoteOpen(let line): "line \(line.grouped): a quote is opened and never closed"
        case .quoteInside(let line):
            "line \(line.grouped): there is a quote inside an unquoted field"
        case .textAfterQuote(let line):
            "line \(line.grouped): after a closing quote there is neither a comma nor a line end"
        case .fieldTooLong(let line):
            "line \(line.grouped): a field has over \(CSVRecord.fieldBytesMax.grouped) bytes; "
                + "is a quote not closed?"
        case .recordTooLong(let line):
            "line \(line.grouped): a row has over \(CSVRecord.bytesMax.grouped) bytes"
        }
    }
}
