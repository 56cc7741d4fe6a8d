import Testing

enum Hex {
    static func bytes(_ hex: String) throws -> [UInt8] {
        let digits = Array(hex.utf8)
        return try stride(from: 0, to: digits.count, by: 2).map {
            let pair = String(decoding: digits[$0...($0 + 1)], as: UTF8.self)
            return try #require(UInt8(pair, radix: 16))
        }
    }
}
