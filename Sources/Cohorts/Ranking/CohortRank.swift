/// A customer's position in a rollout's order: a hash, the smallest first.
///
/// Its 32 bytes are stored without an allocation in big-endian words, so that comparing the words
/// compares the bytes.
package struct CohortRank: Hashable, Sendable {
    package let words: SIMD4<UInt64>

    init(words: SIMD4<UInt64>) {
        self.words = words
    }

    /// Creates a rank from 64 hexadecimal digits, or nil for anything else.
    package init?(hex: String) {
        guard hex.utf8.count == 64 else { return nil }
        var words = SIMD4<UInt64>()
        for (index, digit) in hex.enumerated() {
            guard let value = digit.hexDigitValue, digit.isASCII else { return nil }
            words[index / 16] = words[index / 16] << 4 | UInt64(value)
        }
        self.words = words
    }

    /// The rank as 64 lower-case hexadecimal digits.
    package var hex: String {
        words.indices.map { index in
            let digits = String(words[index], radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}

extension CohortRank: Comparable {
    package static func < (one: Self, other: Self) -> Bool {
        // All but one pair of hashes in 10¹⁹ differ in the first word.
        for index in one.words.indices where one.words[index] != other.words[index] {
            return one.words[index] < other.words[index]
        }
        return false
    }
}
