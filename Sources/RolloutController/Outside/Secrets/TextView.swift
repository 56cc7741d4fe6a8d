import Values

/// A text as it may be read: without what cannot be seen, without blanks, or percent-decoded.
struct TextView {
    let bytes: [UInt8]
    /// The place of each byte in the original text, in bytes.
    let places: [Range<Int>]
    let hasBlanks: Bool

    /// A text may have been encoded once by a program, and again by what passes it on.
    private static let decodingsMax = 3

    /// Returns the ways in which a text may be read.
    static func all(of text: String) -> [Self] {
        [true, false].flatMap { hasBlanks in
            var views = [Self(text, hasBlanks: hasBlanks)]
            while views.count <= decodingsMax, let next = views.last?.percentDecoded {
                views.append(next)
            }
            return views
        }
    }

    init(_ text: String, hasBlanks: Bool) {
        var bytes: [UInt8] = []
        var places: [Range<Int>] = []
        let all = Array(text.utf8)
        var start = 0
        for scalar in text.unicodeScalars {
            let end = start + UTF8.width(scalar)
            if scalar.isSeen(withBlanks: hasBlanks) {
                bytes += all[start..<end]
                places += (start..<end).map { $0..<$0 + 1 }
            }
            start = end
        }
        self.init(bytes, places, hasBlanks: hasBlanks)
    }

    private init(_ bytes: [UInt8], _ places: [Range<Int>], hasBlanks: Bool) {
        (self.bytes, self.places, self.hasBlanks) = (bytes, places, hasBlanks)
    }

    /// The view with `%41` and the like decoded; nil if there is none.
    private var percentDecoded: Self? {
        var decoded: [UInt8] = []
        var places: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            guard let byte = escaped(at: index) else {
                decoded.append(bytes[index])
                places.append(self.places[index])
                index += 1
                continue
            }
            decoded.append(byte)
            places.append(self.places[index].lowerBound..<self.places[index + 2].upperBound)
            index += 3
        }
        return decoded.count == bytes.count ? nil : Self(decoded, places, hasBlanks: hasBlanks)
    }

    private func escaped(at index: Int) -> UInt8? {
        guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count else { return nil }
        let digits = bytes[index + 1...index + 2]
        guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else {
            return nil
        }
        return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}

extension Unicode.Scalar {
    fileprivate func isSeen(withBlanks: Bool) -> Bool {
        !isInvisible || (withBlanks && properties.isWhitespace)
    }
}

extension String {
    /// The bytes of the text as a view of it has them.
    func seen(withBlanks: Bool) -> [UInt8] {
        Array(String(unicodeScalars.filter { $0.isSeen(withBlanks: withBlanks) }).utf8)
    }
}
