import Testing
import TestSupport
import Transparency

@Suite struct CosignatureTests {
    private let vector: NoteVectors.CosignatureVector
    private let text: NoteText
    private let witness: VerifierKey

    init() throws {
        vector = try NoteVectors.all().cosignature_v1
        text = try NoteText(Array(vector.checkpoint_body.utf8))
        witness = try VerifierKey(parsing: vector.witness_vkey)
    }

    @Test func `a published witness cosigns as published`() throws {
        let key = try SignerKey(
            name: witness.name,
            kind: .cosignature,
            seed: Hex.bytes(vector.witness_seed_hex)
        )
        #expect(key.verifier == witness)
        #expect(key.verifier.description == vector.witness_vkey)
        let signature = try key.cosignature(on: text, atSeconds: vector.timestamp)
        #expect(signature.line == Array(vector.line.utf8))
        #expect(Cosignature(signature)?.timeSeconds == vector.timestamp)
    }

    @Test func `a published cosignature counts once, with its time`() throws {
        let note = try note(vector.line)
        #expect(note.verification(by: [witness]) == .success([witness]))
        let policy = try WitnessPolicy(threshold: 1, of: [witness])
        #expect(policy.witnessed(note).map(\.timeSeconds) == [1234])
        let twice = try SignedNote(parsing: note.bytes + Array(vector.line.utf8))
        #expect(twice.verification(by: [witness]) == .success([witness]))
        #expect(policy.witnessed(twice).map(\.timeSeconds) == [1234])
    }

    @Test func `a cosignature of another name or key id counts for nothing`() throws {
        for line in [vector.must_be_ignored_wrong_key_id, vector.must_be_ignored_wrong_name] {
            let note = try note(line)
            #expect(note.verification(by: [witness]) == .failure(.noKnownKey))
            let policy = try WitnessPolicy(threshold: 0, of: [witness])
            #expect(policy.witnessed(note) == [])
        }
    }

    @Test func `a cosignature of another text or time does not hold`() throws {
        let key = try TestKeys.witness(1)
        let note = try TestKeys.note(size: 3)
        let other = try key.cosignature(on: text, atSeconds: 7)
        #expect(
            try note.adding(other).verification(by: [key.verifier])
                == .failure(.badSignature(key.verifier.name))
        )
        let never = try key.cosignature(on: note.text, atSeconds: .max)
        #expect(Cosignature(never) == nil, "a time after the year 9999 is none")
        let last: UInt64 = 253_402_300_799
        let line = try key.cosignature(on: note.text, atSeconds: last)
        #expect(Cosignature(line)?.timeSeconds == last)
        #expect(try note.adding(line).verification(by: [key.verifier]) == .success([key.verifier]))
    }

    private func note(_ line: String) throws -> SignedNote {
        try SignedNote(parsing: text.bytes + Array("\n\(line)".utf8))
    }
}
