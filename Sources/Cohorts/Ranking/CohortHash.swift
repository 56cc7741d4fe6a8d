/// The hash that a rollout orders its customers by.
package enum CohortHash: String, Codable, Sendable, CaseIterable {
    /// The finest order, which no flag engine computes.
    case sha256
    /// What flagd's `fractional` hashes in its newer clients, those that encode as CBOR first.
    case murmur3CBOR = "murmur3-cbor"
    /// What flagd's `fractional` hashes in the daemon and in its older clients.
    case murmur3UTF8 = "murmur3-utf8"
}

extension CohortHash {
    /// The beginning of a rank as the number that a flag's rule can compare.
    ///
    /// It orders customers as their ranks do, but two of them can share it. 53 bits of SHA-256 are
    /// what a JSON number holds exactly; of the others it is flagd's bucket.
    package func number(of rank: CohortRank) -> Int {
        switch self {
        case .sha256: Int(rank.words[0] >> 11)
        case .murmur3CBOR, .murmur3UTF8: Int(rank.words[0] >> 32)
        }
    }
}
