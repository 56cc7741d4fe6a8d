/// A text that may be signed: UTF-8 without control characters except newlines, ending with one.
package struct NoteText: Hashable, Sendable {
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) throws(NoteError) {
        guard bytes.count <= Self.bytesMax else { throw .tooLarge(bytes: bytes.count) }
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
        if let offset = bytes.firstIndex(where: { $0 < 0x20 && $0 != newline }) {
            throw .controlCharacter(offset: offset)
        }
        guard bytes.last == newline else { throw .noFinalNewline }
        self.bytes = bytes
    }

    /// Takes bytes that are known to be well-formed.
    init(known bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// 1 MiB, also the limit of a whole note with its signatures.
    package static let bytesMax = 1 << 20
}
