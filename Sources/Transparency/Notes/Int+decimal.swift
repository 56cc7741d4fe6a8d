extension Int {
    /// Parses the size of a tree or the index of an entry in the C2SP formats.
    ///
    /// Returns nil unless the text is a decimal number below 2^62 without leading zeros.
    init?(decimal digits: ArraySlice<UInt8>) {
        guard 1...19 ~= digits.count,
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            digits.first != UInt8(ascii: "0") || digits.count == 1,
            let number = Int(String(decoding: digits, as: UTF8.self)),
            number < 1 << 62
        else { return nil }
        self = number
    }
}
