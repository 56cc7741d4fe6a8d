/// A text that may be signed: UTF-8 with no control character but newlines, and one at its end.
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

    /// Of bytes whose form is known to be right.
    init(known bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// 1 MiB, for a whole note with its signatures too.
    package static let bytesMax = 1 << 20
}

let newline = UInt8(ascii: "\n")
