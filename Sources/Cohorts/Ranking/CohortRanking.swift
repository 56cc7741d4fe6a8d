private import Crypto

/// The order in which a rollout takes customers: by SHA-256(salt ‖ 0x00 ‖ id), over UTF-8.
///
/// It depends on nothing but the salt and the id, so that every machine has the same order, and a
/// larger cohort holds every smaller one. Another salt is another order. With another hash the
/// order is that of flagd's buckets, and SHA-256 orders those who share one.
package struct CohortRanking: Hashable, Sendable {
    package let hash: CohortHash
    private let prefix: [UInt8]

    package init(salt: String, hash: CohortHash = .sha256) {
        self.hash = hash
        prefix = Array(salt.utf8) + [0]
    }

    package var salt: String { String(decoding: prefix.dropLast(), as: UTF8.self) }

    package func rank(of id: ByteSpan) -> CohortRank {
        switch hash {
        case .sha256: digest(of: id)
        case .murmur3CBOR: CohortRank(FlagdBucket.bucket(hashing: cbor(id)), then: digest(of: id))
        case .murmur3UTF8: CohortRank(FlagdBucket.bucket(hashing: utf8(id)), then: digest(of: id))
        }
    }

    package func rank(of id: CustomerID) -> CohortRank {
        rank(of: id.bytes.span)
    }

    private func digest(of id: ByteSpan) -> CohortRank {
        var hash = SHA256()
        unsafe prefix.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
        unsafe id.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
        return CohortRank(hash.finalize())
    }

    private func cbor(_ id: ByteSpan) -> [UInt8] {
        CBORText.encoded(utf8(id))
    }

    /// The salt and the id, as flagd's `cat` joins them.
    private func utf8(_ id: ByteSpan) -> [UInt8] {
        let bytes = unsafe id.withUnsafeBufferPointer { unsafe Array($0) }
        return prefix.dropLast() + bytes
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

    /// The bucket in four bytes, and after it the first 28 bytes of the other rank.
    fileprivate init(_ bucket: UInt32, then rank: Self) {
        var words = SIMD4<UInt64>()
        var carried = UInt64(bucket)
        for index in words.indices {
            words[index] = carried << 32 | rank.words[index] >> 32
            carried = rank.words[index] & 0xFFFF_FFFF
        }
        self.init(words: words)
    }
}
