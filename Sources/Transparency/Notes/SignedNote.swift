/// A text and the signatures under it (c2sp.org/signed-note v1.0.0).
///
/// The text means nothing until `verification(by:)` has found a trusted key.
package struct SignedNote: Hashable, Sendable {
    package let text: NoteText
    /// Never empty.
    package private(set) var signatures: [NoteSignature]

    package init(text: NoteText, signature: NoteSignature) {
        self.text = text
        signatures = [signature]
    }

    /// The note as it is stored and sent; a parsed note keeps its exact bytes.
    package var bytes: [UInt8] {
        text.bytes + [newline] + signatures.flatMap(\.line)
    }
}

extension SignedNote {
    package init(parsing bytes: [UInt8]) throws(NoteError) {
        _ = try NoteText(bytes)
        // The text may itself contain empty lines: the last one ends it.
        let end = bytes.indices.dropLast().last {
            bytes[$0] == newline && bytes[$0 + 1] == newline
        }
        guard let end else { throw .noSignatures }
        text = NoteText(known: Array(bytes[...end]))
        signatures = try NoteSignature.lines(parsing: bytes[(end + 2)...])
    }

    /// The note with one more signature, which replaces an earlier one by the same key.
    ///
    /// - Throws: `NoteError.tooManySignatures` beyond 100 signatures.
    package func adding(_ signature: NoteSignature) throws(NoteError) -> SignedNote {
        var note = self
        note.signatures.removeAll {
            $0.name == signature.name && $0.keyID == signature.keyID
        }
        guard note.signatures.count < NoteSignature.countMax else { throw .tooManySignatures }
        note.signatures.append(signature)
        return note
    }

    /// The note with only the given signatures; unchanged if none are given.
    func keeping(_ signatures: [NoteSignature]) -> SignedNote {
        var note = self
        if !signatures.isEmpty { note.signatures = signatures }
        return note
    }
}
