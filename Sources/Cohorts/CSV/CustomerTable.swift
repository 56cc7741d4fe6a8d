/// A list of customers as CSV, read in chunks of any size: the id, and optionally one more column.
///
/// RFC 4180 with a header, and with another separator if told so: fields in quotes may hold
/// separators, line ends and doubled quotes; lines end with CRLF, LF or CR, the last one possibly
/// with none; a byte order mark is skipped. Anything else is an error with its line. Ids are not
/// validated here. After an error the rest of the list cannot be read.
package struct CustomerTable: Sendable {
    /// A function that receives the id, the other column (empty without one) and the row's first
    /// line.
    ///
    /// The bytes are valid only until it returns.
    package typealias Row = (ByteSpan, ByteSpan, Int) throws -> Void

    private let idName: String
    private let stratumName: String?
    private var columnCount: Int?
    private var record: CSVRecord
    /// Bytes received and not yet read.
    private var held: [UInt8] = []
    /// The number of bytes to hold before they are scanned; at first that of a byte order mark.
    ///
    /// Twice the bytes without a whole row, so that a long row in short chunks is not scanned again
    /// for each of them.
    private var nextLook = 3
    private var line = 1
    private var isAtStart = true

    package init(id: String, stratum: String? = nil, separator: CSVSeparator = .comma) {
        idName = id
        stratumName = stratum
        record = CSVRecord(separator: separator)
    }

    /// Reads the complete rows; a row in short chunks may be read only by a later call.
    package mutating func read(_ chunk: ByteSpan, row: Row) throws {
        unsafe chunk.withUnsafeBufferPointer { unsafe held.append(contentsOf: $0) }
        guard held.count >= nextLook else { return }
        try readHeld(isLast: false, row: row)
        nextLook = 2 * held.count
    }

    /// Reads the last row, which may have no line end.
    package mutating func finish(row: Row) throws {
        try readHeld(isLast: true, row: row)
        guard columnCount != nil else { throw CSVProblem.noHeader }
    }

    private mutating func readHeld(isLast: Bool, row: Row) throws {
        // Moved out to avoid overlapping access while reading changes the table.
        var bytes: [UInt8] = []
        swap(&bytes, &held)
        var start = 0
        if isAtStart {
            isAtStart = false
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        }
        while start < bytes.count,
            let end = try record.scan(bytes.span, from: start, line: line, isLast: isLast)
        {
            try take(bytes.span, start..<end, row: row)
            line += record.innerLines + 1
            start = end
        }
        bytes.removeSubrange(..<start)
        held = bytes
    }

    private mutating func take(_ bytes: ByteSpan, _ range: Range<Int>, row: Row) throws {
        if record.mayHaveOthersThanASCII, !bytes.extracting(range).isUTF8 {
            throw CSVProblem.notUTF8(line: line)
        }
        guard let columnCount else { return try takeHeader(bytes) }
        guard !record.isBlank else { throw CSVProblem.blank(line: line) }
        guard record.columnCount == columnCount else {
            throw CSVProblem.columns(record.columnCount, line: line, header: columnCount)
        }
        // Fields with doubled quotes are rare, and only they are copied.
        if record.id.hasDoubledQuotes || record.stratum.hasDoubledQuotes {
            let id = record.id.value(in: bytes)
            let stratum = record.stratum.value(in: bytes)
            return try row(id.span, stratum.span, line)
        }
        let id = bytes.extracting(record.id.range)
        try row(id, bytes.extracting(record.stratum.range), line)
    }

    private mutating func takeHeader(_ bytes: ByteSpan) throws {
        let header = CSVHeader(
            record.header.map { $0.value(in: bytes) },
            separator: record.separator
        )
        try header.checkNamesDiffer()
        record.idColumn = try header.column(idName)
        if let stratumName { record.stratumColumn = try header.column(stratumName) }
        record.header = []
        columnCount = header.names.count
    }
}

extension ByteSpan {
    fileprivate var isUTF8: Bool {
        unsafe withUnsafeBufferPointer { unsafe String(validating: $0, as: UTF8.self) != nil }
    }
}
