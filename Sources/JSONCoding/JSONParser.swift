extension JSON {
    /// Parses exactly one JSON value, with nothing after it.
    ///
    /// Stricter than Foundation's parsers: repeated keys, lone surrogates, numbers beyond a
    /// `Double`, bytes that are not UTF-8 and nesting deeper than 128 are errors. A whole number
    /// that a `Double` cannot hold is an error with `exactIntegers`; otherwise it is rounded, as in
    /// JavaScript.
    ///
    /// - Throws: `JSONError`, with the offset of the unexpected byte.
    package init(parsing bytes: some Sequence<UInt8>, exactIntegers: Bool = false) throws {
        var parser = JSONParser(bytes: Array(bytes), exactIntegers: exactIntegers)
        self = try parser.document()
    }
}

package struct JSONError: Error, Hashable, CustomStringConvertible {
    package let offset: Int
    package let reason: String

    package var description: String { "not JSON at byte \(offset): \(reason)" }
}

struct JSONParser {
    private let bytes: [UInt8]
    private let exactIntegers: Bool
    private var index = 0

    init(bytes: [UInt8], exactIntegers: Bool) {
        self.bytes = bytes
        self.exactIntegers = exactIntegers
    }

    private static let depthMax = 128

    mutating func document() throws -> JSON {
        let value = try value(depth: 0)
        skipSpace()
        guard index == bytes.count else { throw error("more text after the value") }
        return value
    }

    private mutating func value(depth: Int) throws -> JSON {
        guard depth < Self.depthMax else { throw error("nested too deeply") }
        skipSpace()
        switch peek {
        case "{": return try object(depth: depth)
        case "[": return try array(depth: depth)
        case "\"": return .string(try string())
        case "t": return try word("true", .bool(true))
        case "f": return try word("false", .bool(false))
        case "n": return try word("null", .null)
        case _: return .number(try number())
        }
    }

    private mutating func object(depth: Int) throws -> JSON {
        index += 1
        var members: [JSON.Member] = []
        var keys = SeenKeys()
        skipSpace()
        guard !take("}") else { return .object([]) }
        repeat {
            skipSpace()
            guard peek == "\"" else { throw error("a key was expected") }
            let start = index
            let key = try string()
            guard keys.insert(key, after: members) else {
                throw JSONError(offset: start, reason: "the key \(key) is repeated")
            }
            skipSpace()
            guard take(":") else { throw error("a colon was expected") }
            members.append(JSON.Member(key: key, value: try value(depth: depth + 1)))
            skipSpace()
        } while take(",")
        guard take("}") else { throw error("a comma or } was expected") }
        return .object(members)
    }

    private mutating func array(depth: Int) throws -> JSON {
        index += 1
        var items: [JSON] = []
        skipSpace()
        guard !take("]") else { return .array([]) }
        repeat {
            items.append(try value(depth: depth + 1))
            skipSpace()
        } while take(",")
        guard take("]") else { throw error("a comma or ] was expected") }
        return .array(items)
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws -> JSON {
        let wanted = Array(String(describing: word).utf8)
        guard bytes[index...].starts(with: wanted) else { throw error("an unknown word") }
        index += wanted.count
        return value
    }
}

/// The keys of an object so far, used to detect a repeated one.
private struct SeenKeys {
    private var set: Set<[UInt8]> = []

    private static let fewMax = 8

    /// Returns false for a key that the members already have.
    mutating func insert(_ key: String, after members: [JSON.Member]) -> Bool {
        // For a few members, comparing is cheaper than hashing.
        guard members.count >= Self.fewMax else {
            return !members.contains { $0.key.isSame(as: key) }
        }
        if set.isEmpty { set = Set(members.map { Array($0.key.utf8) }) }
        return set.insert(Array(key.utf8)).inserted
    }
}

extension JSONParser {
    private mutating func string() throws -> String {
        let start = index + 1
        index = plainEnd(from: start)
        let plain = bytes[start..<index]
        guard take("\"") else { return try string(startingWith: Array(plain)) }
        return try checked(plain)
    }

    /// The index of the first byte that ends a text or needs special treatment.
    private func plainEnd(from start: Int) -> Int {
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            end += 1
        }
        return end
    }

    private func checked(_ text: some Sequence<UInt8>) throws -> String {
        guard let string = String(validating: text, as: UTF8.self) else {
            throw error("the text is not UTF-8")
        }
        return string
    }

    private mutating func string(startingWith plain: [UInt8]) throws -> String {
        var text = plain
        while let byte = byte {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return try checked(text)
            case UInt8(ascii: "\\"):
                index += 1
                text += Array(String(Character(try escape())).utf8)
            case 0..<0x20:
                throw error("a control character that is not escaped")
            case _:
                text.append(byte)
                index += 1
            }
        }
        throw error("the text does not end")
    }

    private mutating func escape() throws -> Unicode.Scalar {
        guard let byte else { throw error("the text does not end") }
        index += 1
        switch Unicode.Scalar(byte) {
        case "\"", "\\", "/": return Unicode.Scalar(byte)
        case "b": return "\u{8}"
        case "f": return "\u{c}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": return try escapedScalar()
        case _: throw error("an unknown escape")
        }
    }

    private mutating func escapedScalar() throws -> Unicode.Scalar {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(UInt32(first)) { return scalar }
        guard UTF16.isLeadSurrogate(first), take("\\"), take("u") else {
            throw error("a lone surrogate")
        }
        let second = try codeUnit()
        guard UTF16.isTrailSurrogate(second) else { throw error("a lone surrogate") }
        return UTF16.decode(UTF16.EncodedScalar([first, second]))
    }

    private mutating func codeUnit() throws -> UInt16 {
        let digits = bytes[index...].prefix(4)
        guard digits.count == 4,
            digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw error("four hexadecimal digits were expected") }
        index += 4
        return unit
    }
}

extension JSONParser {
    private mutating func number() throws -> Double {
        let start = index
        _ = take("-")
        guard let first = byte, isDigit(first) else { throw error("a value was expected") }
        if !take("0") { skipDigits() }
        var isWhole = true
        if take(".") {
            isWhole = false
            try digits()
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("+") { _ = take("-") }
            try digits()
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        guard let number = Double(text), number.isFinite else {
            throw JSONError(offset: start, reason: "the number is too large")
        }
        if exactIntegers, isWhole, number.magnitude > 9_007_199_254_740_991 {
            throw JSONError(offset: start, reason: "\(text) cannot be held exactly")
        }
        return number
    }

    private mutating func digits() throws {
        guard let first = byte, isDigit(first) else { throw error("a digit was expected") }
        skipDigits()
    }

    private mutating func skipDigits() {
        while let byte, isDigit(byte) { index += 1 }
    }

    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

    private var peek: Unicode.Scalar? { byte.map(Unicode.Scalar.init) }

    private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
        guard peek == wanted else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { index += 1 }
    }

    private func error(_ reason: String) -> JSONError { JSONError(offset: index, reason: reason) }
}
