import Testing
import TestSupport
import Transparency
import Values

@Suite struct WitnessSubmissionTests {
    private static let time: UInt64 = 1_800_000_000

    private func request(
        from old: Int,
        to new: Int,
        salt: String = "",
        note: SignedNote? = nil
    ) throws -> AddCheckpointRequest {
        let tree = TestTree(size: new, salt: salt)
        let isEmpty = old <= 0 || old >= new
        let proof = try isEmpty ? nil : ConsistencyProof(from: old, to: new, node: tree.node)
        return AddCheckpointRequest(
            oldSize: old,
            proof: proof ?? ConsistencyProof(hashes: []),
            note: try note ?? TestKeys.note(size: new, salt: salt)
        )
    }

    /// What the witness holds after cosigning a tree of a size.
    private func held(_ size: Int, salt: String = "") throws -> VerifiedCheckpoint {
        let key = try TestKeys.witness(1)
        let policy = try WitnessPolicy(threshold: 1, of: [key.verifier])
        let note = try TestKeys.note(size: size, salt: salt, cosignedBy: [1], atSeconds: Self.time)
        return try TestKeys.trusted().checkpoint(in: note, witnesses: policy).get()
    }

    @discardableResult
    private func cosigned(
        _ request: AddCheckpointRequest,
        after last: VerifiedCheckpoint?,
        atSeconds time: UInt64 = time + 60
    ) throws -> SignedNote {
        try WitnessSubmission(request, trusting: [TestKeys.trusted()])
            .cosigned(after: last, by: TestKeys.witness(1), atSeconds: time)
    }

    private func time(of note: SignedNote) throws -> UInt64? {
        try WitnessPolicy(threshold: 1, of: [TestKeys.witness(1).verifier])
            .witnessed(note).first?.timeSeconds
    }

    @Test func `growth is cosigned, from nothing on`() throws {
        for (old, new) in [(0, 0), (0, 1), (0, 9), (1, 2), (6, 9), (8, 130), (130, 130)] {
            let note = try cosigned(request(from: old, to: new), after: old == 0 ? nil : held(old))
            #expect(try time(of: note) == Self.time + 60)
            #expect(try TestKeys.trusted().checkpoint(in: note).get().checkpoint.size == new)
            #expect(note.signatures.count == 2)
        }
    }

    @Test func `the same again is cosigned with a newer time, and never with an older one`() throws
    {
        let again = try request(from: 5, to: 5)
        #expect(try time(of: cosigned(again, after: held(5))) == Self.time + 60)
        let back = try cosigned(again, after: held(5), atSeconds: Self.time - 3_600)
        #expect(try time(of: back) == Self.time)
    }

    @Test func `what others have signed is not kept`() throws {
        let note = try TestKeys.note(size: 4, cosignedBy: [2, 3])
        let cosigned = try cosigned(request(from: 0, to: 4, note: note), after: nil)
        let names = cosigned.signatures.map(\.name)
        #expect(names == [try TestKeys.log().verifier.name, try TestKeys.witness(1).verifier.name])
    }

    @Test func `a log that is not known is refused`() throws {
        let other = TrustedLog(
            origin: try TestKeys.origin("example.com/other"),
            keys: [try TestKeys.log().verifier]
        )
        let request = try request(from: 0, to: 3)
        let refusal = #expect(throws: WitnessRefusal.unknownLog(try TestKeys.origin())) {
            try WitnessSubmission(request, trusting: [other])
        }
        #expect(refusal?.status == 404)
    }

    @Test func `a signature that does not hold is refused`() throws {
        let foreign = try TestKeys.log(seed: 2)
        let text = try TestKeys.note(size: 3).text
        let forged = SignedNote(text: text, signature: try foreign.signature(of: text))
        let moved = SignedNote(
            text: text,
            signature: try TestKeys.note(size: 4).signatures[0]
        )
        for note in [forged, moved] {
            let request = try request(from: 0, to: 3, note: note)
            let refusal = #expect(throws: WitnessRefusal.self) { try cosigned(request, after: nil) }
            #expect(refusal?.status == 403)
        }
    }

    @Test func `another size is answered with the one that is known`() throws {
        for (old, new) in [(0, 9), (4, 9), (6, 9)] {
            let request = try request(from: old, to: new)
            let refusal = #expect(throws: WitnessRefusal.self) {
                try cosigned(request, after: held(5))
            }
            #expect(refusal?.status == 409)
            #expect(refusal?.body == "5\n")
            #expect(refusal?.contentType == "text/x.tlog.size")
        }
        let first = try request(from: 4, to: 9)
        let refusal = #expect(throws: WitnessRefusal.self) { try cosigned(first, after: nil) }
        #expect(refusal?.body == "0\n")
    }

    @Test func `a log that shrinks is refused`() throws {
        let backwards = try request(from: 9, to: 5)
        let refusal = #expect(throws: WitnessRefusal.shrinking(from: 9, to: 5)) {
            try cosigned(backwards, after: held(9))
        }
        #expect(refusal?.status == 400)
        let shorter = try request(from: 5, to: 5)
        let cut = #expect(throws: WitnessRefusal.self) { try cosigned(shorter, after: held(9)) }
        #expect(cut?.body == "9\n")
        #expect(cut?.description.contains("the end of the log was cut off") == true)
    }

    @Test func `a fork is shown with both heads`() throws {
        let request = try request(from: 5, to: 5, salt: "other")
        let (known, offered) = (try held(5).note, try TestKeys.note(size: 5, salt: "other"))
        let refusal = #expect(throws: WitnessRefusal.forked(known: known, offered: offered)) {
            try cosigned(request, after: held(5))
        }
        // The status of another size; only the type tells a client that it need not ask again.
        #expect(refusal?.status == 409)
        #expect(refusal?.contentType.hasPrefix("text/plain") == true)
        for note in [known, offered] {
            let text = String(decoding: note.bytes.dropLast(), as: UTF8.self)
            #expect(refusal?.description.contains(text) == true)
        }
    }

    @Test func `growth that is not proven is refused`() throws {
        let good = try request(from: 6, to: 9)
        let (proof, note) = (good.proof.hashes, good.note)
        let bad: [[SHA256Digest]] = [
            [], Array(proof.dropLast()), proof + [proof[0]],
            [proof[0].flippingBit(3)] + proof.dropFirst(), proof.reversed(),
        ]
        for hashes in bad where hashes != proof {
            let request = AddCheckpointRequest(
                oldSize: 6,
                proof: ConsistencyProof(hashes: hashes),
                note: note
            )
            let refusal = #expect(throws: WitnessRefusal.self) {
                try cosigned(request, after: held(6))
            }
            #expect(refusal?.status == 422)
        }
        let other = try request(from: 6, to: 9, salt: "other")
        let refusal = #expect(throws: WitnessRefusal.self) { try cosigned(other, after: held(6)) }
        #expect(refusal?.status == 422)
    }

    @Test func `a proof where none is needed is refused`() throws {
        let hash = SHA256Digest(of: [])
        for (old, new) in [(0, 3), (3, 3)] {
            let request = AddCheckpointRequest(
                oldSize: old,
                proof: ConsistencyProof(hashes: [hash]),
                note: try TestKeys.note(size: new)
            )
            let last = old == 0 ? nil : try held(old)
            let refusal = #expect(throws: WitnessRefusal.self) {
                try cosigned(request, after: last)
            }
            #expect(refusal?.status == 422)
        }
    }

    @Test func `what is signed and no checkpoint is refused`() throws {
        let text = try NoteText(Array("example.com/log\nx\ny\n".utf8))
        let note = SignedNote(text: text, signature: try TestKeys.log().signature(of: text))
        let request = AddCheckpointRequest(
            oldSize: 0,
            proof: ConsistencyProof(hashes: []),
            note: note
        )
        let refusal = #expect(throws: WitnessRefusal.notACheckpoint(.size)) {
            try cosigned(request, after: nil)
        }
        #expect(refusal?.status == 400)
    }
}
