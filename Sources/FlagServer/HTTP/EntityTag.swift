import Crypto

/// An entity tag that identifies one state of an answer (RFC 9110, 8.8.3).
struct EntityTag: Sendable {
    /// The hexadecimal text between the quotation marks.
    private let opaque: [UInt8]

    init(opaque: String) {
        self.opaque = Array(opaque.utf8)
    }

    var text: String { "\"\(String(decoding: opaque, as: UTF8.self))\"" }

    /// True if the client has this state already, by its request's `If-None-Match` fields.
    ///
    /// The comparison is weak. Tags without quotation marks are accepted too, as OFREP's examples
    /// have none.
    func isAmong(_ fields: [String]) -> Bool {
        fields.contains { field in
            Self.tags(in: Array(field.utf8)).contains { $0.elementsEqual("*".utf8) || isNamed($0) }
        }
    }

    private func isNamed(_ tag: ArraySlice<UInt8>) -> Bool {
        var tag = tag
        if tag.starts(with: "W/".utf8) { tag = tag.dropFirst(2) }
        if tag.first == Self.quote, tag.last == Self.quote { tag = tag.dropFirst().dropLast() }
        return tag.elementsEqual(opaque)
    }

    /// Splits a field at its commas; a comma within quotation marks is part of a tag.
    private static func tags(in field: [UInt8]) -> [ArraySlice<UInt8>] {
        var isQuoted = false
        let tags = field.split { byte in
            if byte == quote { isQuoted.toggle() }
            return !isQuoted && byte == UInt8(ascii: ",")
        }
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        return tags.map { tag in
            let end = tag.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? tag.startIndex
            return tag[..<end].drop(while: isSpace)
        }
    }

    private static let quote = UInt8(ascii: "\"")
}

extension SHA256.Digest {
    /// Returns the first bytes in hexadecimal.
    func hexadecimal(bytes: Int) -> String {
        prefix(bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
