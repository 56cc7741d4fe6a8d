private import Crypto

/// The order in which a rollout takes customers: by SHA-256(salt ‖ 0x00 ‖ id), over UTF-8.
///
/// It depends only on the salt and the id, so every machine has the same order, and a larger cohort
/// contains every smaller one. Another salt gives another order. With another hash the order is
/// that of flagd's buckets, with SHA-256 ordering the customers of a bucket.
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

    /// Returns the salt and the id, joined as by flagd's `cat`.
    private func utf8(_ id: ByteSpan) -> [UInt8] {
        let bytes = unsafe id.withUnsafeBufferPointer { unsafe Array($0) }
        return prefix.dropLast() + bytes
    }
}

extension [CustomerID] {
    /// The SHA-256 of the ids in the order of their bytes, each followed by a newline; in hex.
    ///
    /// An id contains no newline, so no two lists have the same input, and the order of the list
    /// does not matter. `LC_ALL=C sort | sha256sum` computes the same.
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

    /// Creates a rank from the bucket in four bytes, followed by the first 28 bytes of the other
    /// rank.
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
