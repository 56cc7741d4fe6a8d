/// Bytes written as hexadecimal digits.
package enum Hex {
    package struct NotHexadecimal: Error {}

    package static func bytes(_ hex: String) throws -> [UInt8] {
        let digits = Array(hex.utf8)
        return try stride(from: 0, to: digits.count, by: 2).map {
            let pair = String(decoding: digits[$0...($0 + 1)], as: UTF8.self)
            guard let byte = UInt8(pair, radix: 16) else { throw NotHexadecimal() }
            return byte
        }
    }
}
