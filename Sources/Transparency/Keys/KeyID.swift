/// The first four bytes of a hash over a key and its name.
///
/// It tells keys apart and proves nothing: a second key of the same id is soon found.
package struct KeyID: Hashable, Sendable {
    package let bytes: [UInt8]

    static let byteCount = 4

    /// Nil for anything but four bytes.
    init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = Array(bytes)
    }

    /// `material` is the byte of the kind, then the public key.
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
