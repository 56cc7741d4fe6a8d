private import Crypto
private import Foundation

/// A SHA-256 hash of 32 bytes, stored without allocation because a log has millions of them.
package struct SHA256Digest: Hashable, Sendable {
    private let words: SIMD4<UInt64>

    package init(of data: [UInt8]) {
        self.init(SHA256.hash(data: data))
    }

    /// The hash of a prefix byte followed by data, as RFC 6962 hashes leaves.
    init(of prefix: UInt8, _ data: UnsafeRawBufferPointer) {
        var hash = SHA256()
        unsafe withUnsafeBytes(of: prefix) { unsafe hash.update(bufferPointer: $0) }
        unsafe hash.update(bufferPointer: data)
        self.init(hash.finalize())
    }

    /// The hash of a prefix byte followed by two hashes, as RFC 6962 hashes nodes.
    init(of prefix: UInt8, _ left: Self, _ right: Self) {
        var hash = SHA256()
        unsafe withUnsafeBytes(of: prefix) { unsafe hash.update(bufferPointer: $0) }
        unsafe withUnsafeBytes(of: left.words) { unsafe hash.update(bufferPointer: $0) }
        unsafe withUnsafeBytes(of: right.words) { unsafe hash.update(bufferPointer: $0) }
        self.init(hash.finalize())
    }

    /// Returns nil unless there are exactly 32 bytes.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        var words = SIMD4<UInt64>()
        unsafe withUnsafeMutableBytes(of: &words) { unsafe $0.copyBytes(from: bytes) }
        self.words = words
    }

    private init(_ digest: SHA256.Digest) {
        var words = SIMD4<UInt64>()
        unsafe withUnsafeMutableBytes(of: &words) { words in
            unsafe digest.withUnsafeBytes { unsafe words.copyMemory(from: $0) }
        }
        self.words = words
    }

    package var bytes: [UInt8] {
        unsafe withUnsafeBytes(of: words) { unsafe Array($0) }
    }

    /// 64 lower-case hexadecimal digits.
    package var hex: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
