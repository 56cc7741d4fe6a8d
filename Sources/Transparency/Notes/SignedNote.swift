/// A text and the signatures under it (c2sp.org/signed-note v1.0.0).
///
/// The text means nothing before `verification(by:)` has named a key that is trusted.
package struct SignedNote: Hashable, Sendable {
    package let text: NoteText
    /// Never empty.
    package private(set) var signatures: [NoteSignature]

    package init(text: NoteText, signature: NoteSignature) {
        self.text = text
        signatures = [signature]
    }

    /// The note as it is kept and sent; a note that was parsed has the same bytes again.
    package var bytes: [UInt8] {
        text.bytes + [newline] + signatures.flatMap(\.line)
    }
}

extension SignedNote {
    package init(parsing bytes: [UInt8]) throws(NoteError) {
        _ = try NoteText(bytes)
        // The text may have empty lines of its own: the last one ends it.
        let end = bytes.indices.dropLast().last {
            bytes[$0] == newline && bytes[$0 + 1] == newline
        }
        guard let end else { throw .noSignatures }
        text = NoteText(known: Array(bytes[...end]))
        signatures = try NoteSignature.lines(parsing: bytes[(end + 2)...])
    }

    /// The note with one more signature, in place of an earlier one by the same key.
    ///
    /// - Throws: `NoteError.tooManySignatures` beyond 100 of them.
    package func adding(_ signature: NoteSignature) throws(NoteError) -> SignedNote {
        var note = self
        note.signatures.removeAll {
            $0.name == signature.name && $0.keyID == signature.keyID
        }
        guard note.signatures.count < NoteSignature.countMax else { throw .tooManySignatures }
        note.signatures.append(signature)
        return note
    }

    /// The note with only some of its signatures; with all of them, where none is given.
    func keeping(_ signatures: [NoteSignature]) -> SignedNote {
        var note = self
        if !signatures.isEmpty { note.signatures = signatures }
        return note
    }
}
