import Values

/// The identifier of a customer, as bytes.
///
/// Two ids are equal only if their bytes are: the two normal forms of `é` are two customers, though
/// `String` considers them equal. So ids are never compared as text.
package struct CustomerID: Hashable, Sendable {
    /// The UTF-8 bytes: 1 to ``bytesMax`` of them, without control characters, and without blanks
    /// and invisible characters at their ends.
    package let bytes: [UInt8]

    package static let bytesMax = 200

    package init(_ bytes: ByteSpan) throws(CustomerIDProblem) {
        try Self.check(bytes)
        self.init(checked: bytes)
    }

    package init(_ text: String) throws(CustomerIDProblem) {
        try self.init(Array(text.utf8).span)
    }

    /// Creates an id from bytes that have passed ``check(_:)``.
    package init(checked bytes: ByteSpan) {
        self.bytes = unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
    }

    /// The id as text, for display only.
    package var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension CustomerID: Comparable {
    package static func < (one: Self, other: Self) -> Bool {
        one.bytes.lexicographicallyPrecedes(other.bytes)
    }
}

extension CustomerID {
    static func check(_ bytes: ByteSpan) throws(CustomerIDProblem) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= bytesMax else { throw .tooLong(bytes: bytes.count) }
        guard !isPlain(bytes) else { return try checkBlanks(bytes) }
        let decoded = unsafe bytes.withUnsafeBufferPointer {
            unsafe String(validating: $0, as: UTF8.self)
        }
        guard let text = decoded else { throw .notUTF8 }
        let scalars = text.unicodeScalars
        if let control = scalars.first(where: { $0.properties.generalCategory == .control }) {
            throw .control(control)
        }
        if let first = scalars.first, first.isInvisible { throw .invisible(first, atEnd: false) }
        if let last = scalars.last, last.isInvisible { throw .invisible(last, atEnd: true) }
        // Those within that turn the direction of the text.
        if let control = scalars.first(where: \.isControl) { throw .control(control) }
    }

    /// The same for plain bytes, of which the space alone is invisible.
    private static func checkBlanks(_ bytes: ByteSpan) throws(CustomerIDProblem) {
        if bytes[0] == 0x20 { throw .invisible(" ", atEnd: false) }
        if bytes[bytes.count - 1] == 0x20 { throw .invisible(" ", atEnd: true) }
    }

    /// Returns true if all bytes are printable ASCII, as in nearly all ids; fast enough for ten
    /// million.
    private static func isPlain(_ bytes: ByteSpan) -> Bool {
        for index in bytes.indices where bytes[index] &- 0x20 >= 0x5F { return false }
        return true
    }
}

/// The reason some bytes cannot be a customer's id.
package enum CustomerIDProblem: Error, Hashable, Sendable {
    case empty
    case tooLong(bytes: Int)
    case notUTF8
    case control(Unicode.Scalar)
    /// A blank or an invisible character at an end, which applications ask without.
    ///
    /// Within an id they are kept: names have blanks, and emoji and some scripts have joiners.
    case invisible(Unicode.Scalar, atEnd: Bool)
}

extension CustomerIDProblem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "the id is empty"
        case .tooLong(let bytes):
            "the id has \(bytes.grouped) bytes; at most \(CustomerID.bytesMax) are allowed"
        case .notUTF8: "the id is not valid UTF-8"
        case .control(let scalar):
            "the id has a control character, U+" + scalar.hexadecimal
        case .invisible(let scalar, let isAtEnd):
            "the id \(isAtEnd ? "ends" : "begins") with "
                + (scalar == " " ? "a blank" : "an invisible character")
                + ", U+\(scalar.hexadecimal); applications ask without it: remove it"
        }
    }
}

extension Unicode.Scalar {
    /// True if nothing is seen of the scalar: white space, format characters and the like.
    fileprivate var isInvisible: Bool {
        // The blank pattern of Braille is a symbol to Unicode, and as empty as a space.
        properties.isWhitespace || properties.isDefaultIgnorableCodePoint
            || properties.generalCategory == .format || value == 0x2800
    }

    fileprivate var hexadecimal: String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

/// Borrowed bytes, read without a copy.
///
/// The alias is needed because ``Span`` is a length of time here.
package typealias ByteSpan = Swift.Span<UInt8>
