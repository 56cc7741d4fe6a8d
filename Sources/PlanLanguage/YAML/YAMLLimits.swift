import Rollouts

/// The limits checked before the text is passed to the YAML library.
///
/// The library recurses by nesting and hashes the keys of mappings as a whole, so a few lines of
/// nested aliases used as a key would take forever. This scan does not distinguish quotes from
/// comments. It only prevents hanging and does not validate the plan: the limits are far beyond the
/// needs of a plan.
enum YAMLLimits {
    static let bytes = 1_048_576
    static let depth = 64
    private static let aliases = 12
    private static let indentation = 200

    /// Nil if the text is safe to compose.
    static func problem(in text: String) -> Finding? {
        guard text.utf8.count <= bytes else {
            return .error("a plan is at most 1 MiB, this has \(text.utf8.count) bytes", at: .start)
        }
        var scan = Scan()
        for byte in text.utf8 {
            scan.take(byte)
            if scan.depth > depth || scan.indentation > indentation {
                return .error("nested deeper than \(depth) levels", at: scan.location)
            }
        }
        guard let anchor = scan.firstAnchor, scan.aliases > aliases else { return nil }
        return .error(YAMLNode.anchorMessage, at: anchor)
    }

    private struct Scan {
        var location = Location.start
        var depth = 0
        /// The column of the first character in the line that is not a blank or a dash, from 0.
        var indentation = 0
        var isIndenting = true
        var aliases = 0
        var firstAnchor: Location?
        private var previous = UInt8(ascii: "\n")
        private var markedAt: (byte: UInt8, at: Location)?

        mutating func take(_ byte: UInt8) {
            note(byte)
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            default: break
            }
            move(past: byte)
        }

        /// Counts `&` and `*` where a value may begin and a name follows.
        private mutating func note(_ byte: UInt8) {
            if let mark = markedAt, byte > 0x20 {
                if mark.byte == UInt8(ascii: "*") { aliases += 1 }
                if mark.byte == UInt8(ascii: "&"), firstAnchor == nil { firstAnchor = mark.at }
            }
            let begins = previous <= 0x20 || "[{,:-?]}".utf8.contains(previous)
            let marks = byte == UInt8(ascii: "*") || byte == UInt8(ascii: "&")
            markedAt = begins && marks ? (byte, location) : nil
        }

        private mutating func move(past byte: UInt8) {
            previous = byte
            guard byte != UInt8(ascii: "\n") else {
                location = Location(line: location.line + 1, column: 1)
                (isIndenting, indentation) = (true, 0)
                return
            }
            // A continuation byte of a character does not count as a column.
            let width = byte & 0xC0 == 0x80 ? 0 : 1
            location = Location(line: location.line, column: location.column + width)
            isIndenting = isIndenting && " -?:\t\r".utf8.contains(byte)
            if isIndenting { indentation += 1 }
        }
    }
}
