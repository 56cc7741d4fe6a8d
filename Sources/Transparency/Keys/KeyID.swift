/// The first four bytes of a hash over a key and its name.
///
/// It distinguishes keys and proves nothing: a second key with the same id is easily found.
package struct KeyID: Hashable, Sendable {
    package let bytes: [UInt8]

    static let byteCount = 4

    /// Returns nil unless there are exactly four bytes.
    init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = Array(bytes)
    }

    /// Hashes the name and `material`, the byte of the kind followed by the public key.
    init(name: KeyName, material: [UInt8]) {
        let digest = SHA256Digest(of: name.bytes + [newline] + material)
        bytes = Array(digest.bytes.prefix(Self.byteCount))
    }
}

extension KeyID: CustomStringConvertible {
    /// Eight lower-case hexadecimal digits.
    package var description: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
