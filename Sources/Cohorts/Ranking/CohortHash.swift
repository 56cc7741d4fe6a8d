/// The hash by which a rollout orders its customers.
package enum CohortHash: String, Codable, Sendable, CaseIterable {
    /// The finest order, which no flag engine computes.
    case sha256
    /// The hash of flagd's `fractional` in its newer clients, which encode as CBOR first.
    case murmur3CBOR = "murmur3-cbor"
    /// The hash of flagd's `fractional` in the daemon and in its older clients.
    case murmur3UTF8 = "murmur3-utf8"
}

extension CohortHash {
    /// Returns the beginning of a rank as a number that a flag's rule can compare.
    ///
    /// It orders customers as their ranks do, but two of them can share a number. For SHA-256 it
    /// has the 53 bits that a JSON number holds exactly; for the others it is flagd's bucket.
    package func number(of rank: CohortRank) -> Int {
        switch self {
        case .sha256: Int(rank.words[0] >> 11)
        case .murmur3CBOR, .murmur3UTF8: Int(rank.words[0] >> 32)
        }
    }
}
