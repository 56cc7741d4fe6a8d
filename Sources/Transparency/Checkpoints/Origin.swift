/// What a checkpoint calls its log: by custom the name of the log's key.
///
/// Origins are the same where their bytes are, whatever Unicode says of their letters.
package struct Origin: Hashable, Sendable {
    package let bytes: [UInt8]

    /// Nil for an origin that is empty or has a control character.
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
