/// The name that a checkpoint gives its log: by convention the name of the log's key.
///
/// Origins are equal if their bytes are, regardless of Unicode normalization.
package struct Origin: Hashable, Sendable {
    package let bytes: [UInt8]

    /// Returns nil for an origin that is empty or has a control character.
    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x20 }) else { return nil }
        bytes = Array(text.utf8)
    }

    package init(_ name: KeyName) {
        bytes = name.bytes
    }
}

extension Origin: CustomStringConvertible {
    package var description: String { String(decoding: bytes, as: UTF8.self) }
}
