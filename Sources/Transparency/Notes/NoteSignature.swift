/// One signature line of a note, verified only by a `VerifierKey`.
package struct NoteSignature: Hashable, Sendable {
    package let name: KeyName
    package let keyID: KeyID
    /// The bytes after the key's id; their form depends on the kind of key.
    package let blob: [UInt8]

    /// The line with its newline: `— example.com/log base64(key id ‖ blob)`.
    package var line: [UInt8] {
        Self.dash + name.bytes + [space] + Base64.encode(keyID.bytes + blob).utf8 + [newline]
    }

    /// Reads signature lines and nothing else, the form of a witness's answer.
    package static func lines(
        parsing bytes: some Collection<UInt8>
    ) throws(NoteError) -> [NoteSignature] {
        guard !bytes.isEmpty else { throw .noSignatures }
        guard bytes.count <= NoteText.bytesMax else { throw .tooLarge(bytes: bytes.count) }
        let lines = bytes.split(separator: newline, omittingEmptySubsequences: false)
        guard lines.last?.isEmpty == true else { throw .noFinalNewline }
        guard lines.count <= countMax + 1 else { throw .tooManySignatures }
        var signatures: [NoteSignature] = []
        for (index, line) in lines.dropLast().enumerated() {
            guard let signature = NoteSignature(line: Array(line)) else {
                throw .badSignatureLine(index + 1)
            }
            signatures.append(signature)
        }
        return signatures
    }

    /// The maximum number of signatures of one note.
    static let countMax = 100

    /// An em dash and a space.
    private static let dash: [UInt8] = [0xe2, 0x80, 0x94, space]
}

extension NoteSignature {
    /// Parses one line without its newline; nil if it is not a signature line.
    private init?(line: [UInt8]) {
        guard line.starts(with: Self.dash) else { return nil }
        let fields = line.dropFirst(Self.dash.count).split(
            separator: space,
            omittingEmptySubsequences: false
        )
        guard fields.count == 2, let name = KeyName(bytes: fields[0]),
            let bytes = Base64.decode(fields[1]), bytes.count > KeyID.byteCount,
            let keyID = KeyID(bytes: bytes.prefix(KeyID.byteCount))
        else { return nil }
        self.init(name: name, keyID: keyID, blob: Array(bytes.dropFirst(KeyID.byteCount)))
    }
}

private let space = UInt8(ascii: " ")
