/// The reason some bytes are not a signed note.
package enum NoteError: Error, Hashable, Sendable {
    case tooLarge(bytes: Int)
    case notUTF8
    case controlCharacter(offset: Int)
    case noFinalNewline
    case noSignatures
    /// The number of the signature line, from 1.
    case badSignatureLine(Int)
    case tooManySignatures
}

extension NoteError: CustomStringConvertible {
    package var description: String { "not a signed note: \(reason)" }

    private var reason: String {
        switch self {
        case .tooLarge(let bytes): "\(bytes) bytes, where \(NoteText.bytesMax) are allowed"
        case .notUTF8: "its bytes are not UTF-8"
        case .controlCharacter(let offset): "a control character at byte \(offset)"
        case .noFinalNewline: "it does not end with a newline"
        case .noSignatures: "no signature after an empty line"
        case .badSignatureLine(let number):
            "signature line \(number) is not an em dash, a key's name and base64"
        case .tooManySignatures:
            "more than \(NoteSignature.countMax) signatures"
        }
    }
}
