private import Crypto

/// The order in which a rollout takes customers: by SHA-256(salt ‖ 0x00 ‖ id), over UTF-8.
///
/// It depends on nothing but the salt and the id, so that every machine has the same order, and a
/// larger cohort holds every smaller one. Another salt is another order.
package struct CohortRanking: Hashable, Sendable {
    private let prefix: [UInt8]

    package init(salt: String) {
        prefix = Array(salt.utf8) + [0]
    }

    package func rank(of id: ByteSpan) -> CohortRank {
        var hash = SHA256()
        unsafe prefix.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
        unsafe id.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
        return CohortRank(hash.finalize())
    }

    package func rank(of id: CustomerID) -> CohortRank {
        rank(of: id.bytes.span)
    }
}

extension [CustomerID] {
    /// SHA-256 over the ids in the order of their bytes, each with a newline after it; in hex.
    ///
    /// An id has no newline in it, so that no two lists are hashed alike, and the order that the
    /// list is in does not matter. `LC_ALL=C sort | sha256sum` computes the same.
    package var digest: String {
        var hash = SHA256()
        for id in sorted() {
            hash.update(data: id.bytes)
            hash.update(data: [UInt8(ascii: "\n")])
        }
        return CohortRank(hash.finalize()).hex
    }
}

extension CohortRank {
    fileprivate init(_ digest: SHA256.Digest) {
        var words = SIMD4<UInt64>()
        unsafe withUnsafeMutableBytes(of: &words) { words in
            unsafe digest.withUnsafeBytes { unsafe words.copyMemory(from: $0) }
        }
        for index in words.indices { words[index] = words[index].bigEndian }
        self.init(words: words)
    }
}
