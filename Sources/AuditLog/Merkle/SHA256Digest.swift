private import Crypto
private import Foundation

/// A SHA-256 hash: always 32 bytes.
package struct SHA256Digest: Hashable, Sendable {
    package let bytes: [UInt8]

    package init(of data: [UInt8]) {
        bytes = Array(SHA256.hash(data: data))
    }

    /// Nil for anything but 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// 64 lower-case hexadecimal digits.
    package var hex: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
