import Testing
import TestSupport
import Transparency

@Suite struct SignedNoteTests {
    @Test func `every bit of a signed checkpoint counts`() throws {
        let log = try TestKeys.trusted()
        let bytes = try TestKeys.note(size: 5).bytes
        for bit in 0..<(bytes.count * 8) {
            guard let note = try? SignedNote(parsing: bytes.flippingBit(bit)) else { continue }
            #expect(throws: CheckpointRefusal.self, "bit \(bit)") {
                try log.checkpoint(in: note).get()
            }
        }
    }

    @Test func `every bit of a cosigned checkpoint counts`() throws {
        let log = try TestKeys.trusted()
        let witness = try TestKeys.witness(1).verifier
        let policy = try WitnessPolicy(threshold: 1, of: [witness])
        let bytes = try TestKeys.note(size: 5, cosignedBy: [1]).bytes
        let whole = try log.checkpoint(in: SignedNote(parsing: bytes), witnesses: policy).get()
        #expect(whole.witnessed.map(\.witness) == [witness])
        #expect(whole.witnessed.map(\.timeSeconds) == [1_700_000_000])
        for bit in 0..<(bytes.count * 8) {
            guard let note = try? SignedNote(parsing: bytes.flippingBit(bit)) else { continue }
            #expect(throws: CheckpointRefusal.self, "bit \(bit)") {
                try log.checkpoint(in: note, witnesses: policy).get()
            }
        }
    }

    @Test(arguments: [
        "text\n\n— a QUJDREU\n", "text\n\n— a QUJDREV=\n", "text\n\n— a QUJDREUh \n",
        "text\n\n—  QUJDREUh\n", "text\n\n- a QUJDREUh\n", "text\n\n— a+b QUJDREUh\n",
        "text\n\n— a QUJDRA==\n", "text\n\n— a\u{a0}b QUJDREUh\n", "text\n\n— a QUJD\u{2003}\n",
        "text\n\n— a QUJDREUh\r\n", "text\r\n\n— a QUJDREUh\n", "text\n— a QUJDREUh\n",
        "text\n\n— a QUJDREUh\n\n", "\n", "", "text", "text\n\n— a QUJDREUh",
        "text\n\n— a -_-_QUJD\n",
        "text\n\n— a b QUJDREUh\n", "text\n\n— a QUJDREUh\nQUJDREUh\n",
        "te\u{0}xt\n\n— a QUJDREUh\n",
    ])
    func `what is almost a note is refused`(_ text: String) {
        #expect(throws: NoteError.self) { try SignedNote(parsing: Array(text.utf8)) }
    }

    @Test(arguments: [
        "text\n\n— a QUJDREUh\n", "text\n\n— a QUJDREU=\n", "a\n\nb\n\n\n— a QUJDREUh\n",
        "\n\n— a QUJDREUh\n", "é\n\n— é QUJDREUh\n— e\u{301} QUJDREUh\n",
        "— a QUJDREUh\n\n— a QUJDREUh\n",
    ])
    func `a note has the bytes again that it was read from`(_ text: String) throws {
        #expect(try SignedNote(parsing: Array(text.utf8)).bytes == Array(text.utf8))
    }

    @Test func `the last empty line ends the text`() throws {
        let note = try SignedNote(parsing: Array("a\n\nb\n\n— k QUJDREUh\n".utf8))
        #expect(note.text.bytes == Array("a\n\nb\n".utf8))
        #expect(note.signatures.map { String(describing: $0.name) } == ["k"])
        #expect(note.signatures.map { String(describing: $0.keyID) } == ["41424344"])
        #expect(note.signatures.map(\.blob) == [Array("E!".utf8)])
    }

    @Test func `a hundred signatures are read, and no more`() throws {
        let text = "text\n\n" + String(repeating: "— a QUJDREUh\n", count: 100)
        let note = try SignedNote(parsing: Array(text.utf8))
        #expect(note.signatures.count == 100)
        #expect(throws: NoteError.tooManySignatures) {
            try SignedNote(parsing: Array((text + "— a QUJDREUh\n").utf8))
        }
        let other = try #require(NoteSignature.lines(parsing: "— b QUJDREUh\n".utf8).first)
        let many = try (1...99).reduce(SignedNote(text: note.text, signature: other)) {
            let line = "— b\($1) QUJDREUh\n".utf8
            return try $0.adding(#require(NoteSignature.lines(parsing: line).first))
        }
        #expect(try many.adding(other).signatures.count == 100)
        let line = try #require(note.signatures.first)
        #expect(throws: NoteError.tooManySignatures) { try many.adding(line) }
    }

    @Test func `a mebibyte is read, and no more`() throws {
        let end = Array("\n\n— a QUJDREUh\n".utf8)
        let text = [UInt8](repeating: UInt8(ascii: "x"), count: (1 << 20) - end.count)
        #expect(try SignedNote(parsing: text + end).bytes.count == 1 << 20)
        #expect(throws: NoteError.tooLarge(bytes: 1 << 20 + 1)) {
            try SignedNote(parsing: [UInt8(ascii: "x")] + text + end)
        }
    }

    @Test func `a second signature by a key takes the place of the first`() throws {
        let witness = try TestKeys.witness(1)
        let note = try TestKeys.note(size: 2, cosignedBy: [1])
        let later = try witness.cosignature(on: note.text, atSeconds: 1_800_000_000)
        let again = try note.adding(later)
        #expect(again.signatures.count == 2)
        let policy = try WitnessPolicy(threshold: 1, of: [witness.verifier])
        #expect(policy.witnessed(again).map(\.timeSeconds) == [1_800_000_000])
    }

    @Test func `one bad line of a trusted key spoils the note, wherever it stands`() throws {
        let key = try TestKeys.log()
        let good = try TestKeys.note(size: 2)
        let bad = try TestKeys.note(size: 3).signatures[0]
        let lines = [good.signatures[0].line, bad.line]
        for lines in [lines, lines.reversed()] {
            let note = try SignedNote(
                parsing: good.text.bytes + [UInt8(ascii: "\n")] + lines.joined()
            )
            #expect(
                note.verification(by: [key.verifier])
                    == .failure(.badSignature(key.verifier.name))
            )
        }
    }
}
