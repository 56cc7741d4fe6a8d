private import Foundation

/// Base64 with the standard alphabet and padding (RFC 4648 §4), in its canonical form only.
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
    }

    /// Returns nil for any text that `encode` would not produce.
    static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        // Foundation accepts nonzero bits where the padding requires zeros.
        guard let data = Data(base64Encoded: Data(text)),
            data.base64EncodedData().elementsEqual(text)
        else { return nil }
        return [UInt8](data)
    }
}

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

let newline = UInt8(ascii: "\n")
