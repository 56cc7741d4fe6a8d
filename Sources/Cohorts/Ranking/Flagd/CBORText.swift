/// The deterministic encoding of a text string as CBOR (RFC 8949, section 4.2.1).
package enum CBORText {
    package static func encoded(_ utf8: [UInt8]) -> [UInt8] {
        header(utf8.count) + utf8
    }

    /// Returns major type 3 and the length, big-endian in the fewest bytes that hold it.
    private static func header(_ count: Int) -> [UInt8] {
        switch count {
        case ..<24: [0x60 | UInt8(count)]
        case ..<0x100: [0x78, UInt8(count)]
        case ..<0x1_0000: [0x79, UInt8(count >> 8), UInt8(count & 0xFF)]
        default: [0x7A] + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) }
        }
    }
}
