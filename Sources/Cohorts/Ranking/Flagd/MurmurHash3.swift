/// The 32-bit MurmurHash3 in its x86 variant, with seed 0.
///
/// It distributes well but is not cryptographic: anybody who can choose an id can choose its hash.
package enum MurmurHash3 {
    package static func hash(_ bytes: [UInt8]) -> UInt32 {
        let whole = bytes.count & ~3
        var hash: UInt32 = 0
        for start in stride(from: 0, to: whole, by: 4) {
            hash ^= scrambled(word(bytes[start..<start + 4]))
            hash = rotated(hash, by: 13) &* 5 &+ 0xE654_6B64
        }
        hash ^= scrambled(word(bytes[whole...]))
        return finished(hash ^ UInt32(truncatingIfNeeded: bytes.count))
    }

    /// Returns up to four bytes as a little-endian number.
    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        var word: UInt32 = 0
        for byte in bytes.reversed() { word = word << 8 | UInt32(byte) }
        return word
    }

    private static func scrambled(_ word: UInt32) -> UInt32 {
        rotated(word &* 0xCC9E_2D51, by: 15) &* 0x1B87_3593
    }

    private static func finished(_ hash: UInt32) -> UInt32 {
        var hash = hash
        hash = (hash ^ hash >> 16) &* 0x85EB_CA6B
        hash = (hash ^ hash >> 13) &* 0xC2B2_AE35
        return hash ^ hash >> 16
    }

    private static func rotated(_ word: UInt32, by bits: UInt32) -> UInt32 {
        word << bits | word >> (32 - bits)
    }
}
