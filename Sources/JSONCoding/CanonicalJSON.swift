import Foundation

/// Conversion between Swift values and canonical JSON (RFC 8785), the bytes stored in the log.
package enum CanonicalJSON {
    /// - Throws: `EncodingError`, or `JSONError` for a whole number that a `Double` cannot hold. A
    ///   number that is not finite becomes the text `NaN`, `Infinity` or `-Infinity`.
    package static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: infinity,
            negativeInfinity: minusInfinity,
            nan: nan
        )
        return try JSON(parsing: encoder.encode(value), exactIntegers: true).canonicalBytes()
    }

    /// - Throws: `DecodingError`, or `JSONError` for bytes that Foundation would accept and RFC
    ///   8785 does not, such as repeated keys.
    package static func decode<Value: Decodable>(
        _ type: Value.Type,
        from bytes: [UInt8]
    ) throws -> Value {
        _ = try JSON(parsing: bytes)
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: infinity,
            negativeInfinity: minusInfinity,
            nan: nan
        )
        return try decoder.decode(type, from: Data(bytes))
    }

    private static let infinity = "Infinity"
    private static let minusInfinity = "-Infinity"
    private static let nan = "NaN"
}
