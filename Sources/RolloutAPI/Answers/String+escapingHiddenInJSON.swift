import Values

extension String {
    /// The same JSON, in which what a terminal would act on, and what nobody sees, is escaped.
    ///
    /// Such characters stand in no other place of a JSON text than in its strings, but for the ends
    /// of lines.
    package var escapingHiddenInJSON: String {
        guard utf8.contains(where: { $0 >= 0x7F }) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            if scalar == "\n" || !(scalar.isControl || scalar.isHiddenInJSON) {
                text.unicodeScalars.append(scalar)
            } else {
                text += String(scalar).utf16.map(Self.escape).joined()
            }
        }
    }

    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}

extension Unicode.Scalar {
    fileprivate var isHiddenInJSON: Bool { isInvisible && !properties.isWhitespace }
}
