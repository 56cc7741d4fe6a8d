import Foundation
import Testing
import TestSupport
import Transparency

@Suite struct PublishedNoteTests {
    private let vectors: NoteVectors

    init() throws {
        vectors = try NoteVectors.all()
    }

    @Test func `every published note is judged as published`() throws {
        #expect(vectors.notes.count == 21)
        for vector in vectors.notes {
            let bytes = try NoteVectors.bytes(vector.file)
            #expect(SHA256Digest(of: bytes).hex == vector.sha256)
            let keys = try vector.vkeys.map { try VerifierKey(parsing: $0) }
            #expect(try judgement(bytes, keys) == expected(vector), "\(vector.file)")
        }
    }

    /// In the words of the vectors.
    private func judgement(_ bytes: [UInt8], _ keys: [VerifierKey]) throws -> String {
        let note: SignedNote
        do {
            note = try SignedNote(parsing: bytes)
        } catch {
            return "reject-malformed"
        }
        #expect(note.bytes == bytes)
        switch note.verification(by: keys) {
        case .success(let verified):
            #expect(verified == keys)
            return "ok"
        case .failure(.badSignature): return "reject-invalid-signature"
        case .failure(.noKnownKey): return "reject-no-verifiable-signature"
        case .failure(.ambiguousKey(let name)): return "ambiguous \(name)"
        }
    }

    /// The one that we refuse earlier has bits in its base64 that no encoder leaves there.
    private func expected(_ vector: NoteVectors.Note) -> String {
        vector.file == "bad-litewitness-3-sig.checkpoint" ? "reject-malformed" : vector.expect
    }

    @Test func `a malformed note is refused for its own fault`() throws {
        let faults: [String: NoteError] = [
            "bad-101-sigs.note": .tooManySignatures,
            "bad-blank-but-no-sigs.note": .noSignatures,
            "bad-control-char.note": .controlCharacter(offset: 0),
            "bad-invalid-utf8.note": .notUTF8,
            "bad-name-with-space.note": .noFinalNewline,
            "bad-no-final-newline.note": .noFinalNewline,
            "bad-no-sigs.note": .noSignatures,
            "bad-trailing-line.note": .badSignatureLine(2),
        ]
        for (file, fault) in faults {
            let bytes = try NoteVectors.bytes(file)
            #expect(throws: fault, "\(file)") { try SignedNote(parsing: bytes) }
        }
    }

    @Test func `a published key signs as published`() throws {
        let peter = try SignerKey(parsing: vectors.keys.peter_skey)
        #expect(peter.secretText == vectors.keys.peter_skey)
        #expect(peter.verifier.description == vectors.keys.peter_vkey)
        let published = try NoteVectors.bytes("peter.note")
        let text = try SignedNote(parsing: published).text
        let note = SignedNote(text: text, signature: try peter.signature(of: text))
        #expect(note.bytes == published)
        let both = try SignedNote(parsing: NoteVectors.bytes("peter+enoch.note"))
        let enoch = try #require(both.signatures.last)
        #expect(try note.adding(enoch) == both)
    }

    @Test func `the lines of keys that nobody trusts count for nothing`() throws {
        let note = try SignedNote(parsing: NoteVectors.bytes("peter+enoch.note"))
        let peter = try VerifierKey(parsing: vectors.keys.peter_vkey)
        let enoch = try VerifierKey(parsing: vectors.keys.enoch_vkey)
        #expect(note.verification(by: [peter]) == .success([peter]))
        #expect(note.verification(by: [enoch]) == .success([enoch]))
        #expect(note.verification(by: []) == .failure(.noKnownKey))
        #expect(note.verification(by: [enoch, peter]) == .success([peter, enoch]))
        #expect(note.verification(by: [peter, peter]) == .failure(.ambiguousKey(peter.name)))
    }

    @Test func `published keys are read, and printed as they were`() throws {
        let keys = vectors.keys
        for text in [keys.peter_vkey, keys.enoch_vkey, keys.sumdb_vkey, keys.foo_vkey] {
            #expect(try VerifierKey(parsing: text).description == text)
        }
        // Its base64 is not canonical either, which we see first.
        let long = keys.bad_vkeys[0]
        #expect(throws: KeyError.notAVerifierKey) { try VerifierKey(parsing: long) }
        #expect(throws: KeyError.wrongLength) {
            try VerifierKey(parsing: long.replacing("KEY==", with: "KEQ=="))
        }
        #expect(throws: KeyError.unknownKind) { try VerifierKey(parsing: keys.bad_vkeys[1]) }
        #expect(keys.bad_vkeys.count == 2)
    }

    @Test func `the heads of the Go checksum database are checkpoints of an origin with spaces`()
        throws
    {
        let log = TrustedLog(
            origin: try TestKeys.origin("go.sum database tree"),
            keys: [try VerifierKey(parsing: vectors.keys.sumdb_vkey)]
        )
        for size in [30_055_305, 35_225_469, 65_664_258] {
            let note = try SignedNote(parsing: NoteVectors.bytes("sumdb-\(size).checkpoint"))
            let checkpoint = try log.checkpoint(in: note).get().checkpoint
            #expect(checkpoint.size == size)
            #expect(checkpoint.text == note.text)
        }
    }

    @Test func `a checkpoint is written as published`() throws {
        let format = vectors.format_checkpoint
        let checkpoint = Checkpoint(
            origin: try TestKeys.origin(format.origin),
            size: format.size,
            root: MerkleTree.leafHash(Array(format.root_is_leafhash_of.utf8))
        )
        #expect(checkpoint.text.bytes == Array(format.want.utf8))
        #expect(try Checkpoint(parsing: checkpoint.text) == checkpoint)
    }

    @Test func `a witness's call with published checkpoints and proofs is judged as published`()
        throws
    {
        let vector = vectors.consistency_with_signed_checkpoints
        let key = try VerifierKey(parsing: vector.log_vkey)
        let log = TrustedLog(origin: Origin(key.name), keys: [key])
        func checkpoint(_ size: Int) throws -> VerifiedCheckpoint {
            let bytes = try NoteVectors.bytes("litewitness-\(size).checkpoint")
            return try log.checkpoint(in: SignedNote(parsing: bytes)).get()
        }
        #expect(vector.good.count == 3)
        #expect(vector.bad.count == 2)
        for (index, growth) in (vector.good + vector.bad).enumerated() {
            let (old, new) = (try checkpoint(growth.old), try checkpoint(growth.new))
            #expect(old.checkpoint.root == growth.old_root.digest)
            #expect(new.checkpoint.root == growth.new_root.digest)
            let hashes = try growth.proof.map { try #require($0.digest) }
            let request = AddCheckpointRequest(
                oldSize: growth.old,
                proof: ConsistencyProof(hashes: hashes),
                note: new.note
            )
            let read = try AddCheckpointRequest(parsing: request.bytes)
            #expect(read == request)
            let verdict = old.checkpoint.growth(to: new.checkpoint, proof: read.proof)
            #expect((verdict == .proven) == (index < vector.good.count))
        }
    }
}
