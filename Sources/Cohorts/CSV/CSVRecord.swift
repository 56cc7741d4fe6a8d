/// One record of a table: the positions of those of its fields that are wanted.
///
/// It is reused for each record, so that ten million of them need no allocation.
struct CSVRecord: Sendable {
    let separator: CSVSeparator
    private let separatorByte: UInt8
    private let separatorMask: UInt64
    /// The id's column; nil while the record is the header, whose fields are all kept.
    var idColumn: Int?
    var stratumColumn: Int?
    var header: [CSVField] = []
    private(set) var id = CSVField()
    private(set) var stratum = CSVField()
    private(set) var columnCount = 0
    /// The number of line ends within quotes.
    private(set) var innerLines = 0
    private(set) var isBlank = false
    /// The combined bits of all its bytes, and possibly of some that follow it.
    private var bits: UInt64 = 0

    init(separator: CSVSeparator = .comma) {
        self.separator = separator
        separatorByte = separator.byte
        separatorMask = separator.mask
    }

    static let bytesMax = 1 << 20
    static let fieldBytesMax = 1 << 16

    var mayHaveOthersThanASCII: Bool { bits & 0x8080_8080_8080_8080 != 0 }

    /// Returns the end of the record that starts at `start`, or nil if more bytes are needed.
    mutating func scan(
        _ bytes: ByteSpan,
        from start: Int,
        line: Int,
        isLast: Bool
    ) throws(CSVProblem) -> Int? {
        (columnCount, innerLines, bits, isBlank) = (0, 0, 0, false)
        if !header.isEmpty { header = [] }
        var cursor = CSVCursor(bytes: start, line: line, isLast: isLast)
        while true {
            guard let field = try scanField(bytes, &cursor) else { return nil }
            keep(field)
            guard cursor.at < bytes.count else { return cursor.at }
            let end = bytes[cursor.at]
            cursor.at += 1
            if end == separatorByte { continue }
            isBlank = columnCount == 1 && field.range.isEmpty && !field.isQuoted
            guard end == .carriageReturn else { return cursor.at }
            guard cursor.at < bytes.count else { return isLast ? cursor.at : nil }
            return bytes[cursor.at] == .lineFeed ? cursor.at + 1 : cursor.at
        }
    }

    private mutating func keep(_ field: CSVField) {
        if let idColumn {
            if columnCount == idColumn { id = field }
            if columnCount == stratumColumn { stratum = field }
        } else {
            header.append(field)
        }
        columnCount += 1
    }
}

/// A reading position in a table's bytes.
struct CSVCursor {
    let recordStart: Int
    var at: Int
    /// The line on which the record begins.
    let line: Int
    let isLast: Bool

    init(bytes start: Int, line: Int, isLast: Bool) {
        recordStart = start
        at = start
        self.line = line
        self.isLast = isLast
    }
}

extension CSVRecord {
    /// Advances to the separator or line end after a field, or to the end of the bytes.
    private mutating func scanField(
        _ bytes: ByteSpan,
        _ cursor: inout CSVCursor
    ) throws(CSVProblem) -> CSVField? {
        let start = cursor.at
        if start < bytes.count, bytes[start] == .quote {
            return try scanQuoted(bytes, &cursor)
        }
        while true {
            try moveToMark(bytes, &cursor, from: start)
            guard cursor.at < bytes.count else {
                return cursor.isLast ? CSVField(range: start..<cursor.at) : nil
            }
            if endsField(bytes[cursor.at]) { return CSVField(range: start..<cursor.at) }
            guard bytes[cursor.at] != .quote else {
                throw .quoteInside(line: cursor.line + innerLines)
            }
            cursor.at += 1
        }
    }

    private mutating func scanQuoted(
        _ bytes: ByteSpan,
        _ cursor: inout CSVCursor
    ) throws(CSVProblem) -> CSVField? {
        let start = cursor.at
        let startLine = cursor.line + innerLines
        var field = CSVField(range: start..<start, isQuoted: true)
        cursor.at += 1
        while true {
            try moveToMark(bytes, &cursor, from: start, line: startLine)
            guard cursor.at < bytes.count else {
                if cursor.isLast { throw .quoteOpen(line: startLine) }
                return nil
            }
            let mark = bytes[cursor.at]
            cursor.at += 1
            let next = cursor.at < bytes.count ? bytes[cursor.at] : nil
            // The next byte tells whether a quote is doubled, and whether CR and LF are one line
            // end.
            let isWhole = next != nil || cursor.isLast
            guard isWhole || mark != .quote && mark != .carriageReturn else { return nil }
            switch mark {
            case .quote where next == .quote:
                field.hasDoubledQuotes = true
                cursor.at += 1
            case .quote:
                field.range = start + 1..<cursor.at - 1
                guard let next, !endsField(next) else { return field }
                throw problem(afterQuote: next, line: cursor.line + innerLines)
            case .lineFeed: innerLines += 1
            case .carriageReturn: innerLines += next == .lineFeed ? 0 : 1
            default: break
            }
        }
    }

    private func endsField(_ byte: UInt8) -> Bool {
        byte == separatorByte || byte == .lineFeed || byte == .carriageReturn
    }

    /// In a header, another separator after a quoted name is that of the table.
    private func problem(afterQuote next: UInt8, line: Int) -> CSVProblem {
        guard idColumn == nil, let other = CSVSeparator.allCases.first(where: { $0.byte == next })
        else { return .textAfterQuote(line: line) }
        return .separatedBy(other, not: separator)
    }
}

extension CSVRecord {
    /// Advances to the next significant byte, enforcing the length limits.
    private mutating func moveToMark(
        _ bytes: ByteSpan,
        _ cursor: inout CSVCursor,
        from fieldStart: Int,
        line: Int? = nil
    ) throws(CSVProblem) {
        cursor.at = unsafe nextMark(bytes.bytes, from: cursor.at)
        guard cursor.at - fieldStart <= Self.fieldBytesMax else {
            throw .fieldTooLong(line: line ?? cursor.line + innerLines)
        }
        guard cursor.at - cursor.recordStart <= Self.bytesMax else {
            throw .recordTooLong(line: cursor.line)
        }
    }

    /// Returns the position of the next byte up to a comma, or of the next separator, examining
    /// eight bytes at a time.
    ///
    /// The comma has the largest code of the significant bytes but for other separators; letters,
    /// digits and the hyphen have larger ones.
    private mutating func nextMark(_ bytes: RawSpan, from start: Int) -> Int {
        var at = start
        while at + 8 <= bytes.byteCount {
            let word = UInt64(
                littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)
            )
            bits |= word
            // The lowest set bit is correct: only bytes after a mark can be mistaken for one.
            var marks = (word &- 0x2D2D_2D2D_2D2D_2D2D) & ~word & 0x8080_8080_8080_8080
            if separatorMask != 0 {
                let equal = word ^ separatorMask
                marks |= (equal &- 0x0101_0101_0101_0101) & ~equal & 0x8080_8080_8080_8080
            }
            if marks != 0 { return at + marks.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < bytes.byteCount {
            let byte = unsafe bytes.unsafeLoad(fromByteOffset: at, as: UInt8.self)
            bits |= UInt64(byte)
            if byte <= .comma || byte == separatorByte { return at }
            at += 1
        }
        return at
    }
}

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    package static let quote = UInt8(ascii: "\"")
    static let comma = UInt8(ascii: ",")
}
