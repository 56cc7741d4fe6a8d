extension Int {
    /// Reads the size of a tree or the index of an entry as the formats of C2SP write it.
    ///
    /// Nil for anything but the digits of a number below 2^62, without leading zeros.
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
