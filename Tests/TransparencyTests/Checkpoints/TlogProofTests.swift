import Testing
import TestSupport
import Transparency

@Suite struct TlogProofTests {
    private func proof(_ index: Int, of size: Int, cosignedBy: [UInt8] = []) throws -> TlogProof {
        let tree = TestTree(size: size)
        return TlogProof(
            index: index,
            inclusion: try InclusionProof(index: index, size: size, node: tree.node),
            note: try TestKeys.note(size: size, cosignedBy: cosignedBy)
        )
    }

    @Test func `a proof proves its entry and no other`() throws {
        let log = try TestKeys.trusted()
        for (index, size) in [(0, 1), (0, 2), (4, 7), (6, 7), (99, 130), (129, 130)] {
            let proof = try proof(index, of: size)
            let read = try TlogProof(parsing: proof.bytes)
            #expect(read == proof)
            #expect(read.bytes == proof.bytes)
            let verified = try read.verification(of: TestTree.entry(index), in: log).get()
            #expect(verified.checkpoint.size == size)
            #expect(
                read.verification(of: TestTree.entry(index + 1), in: log)
                    == .failure(.inclusion(.otherRoot))
            )
        }
    }

    @Test func `the file is laid out as the specification says`() throws {
        let text = String(decoding: try proof(1, of: 3).bytes, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] == "c2sp.org/tlog-proof@v1")
        #expect(lines[1] == "index 1")
        #expect(lines[2].utf8.count == 44)
        #expect(lines[3].utf8.count == 44)
        #expect(lines[4] == "")
        #expect(lines[5...6] == ["example.com/log", "3"])
        #expect(lines[8] == "")
        #expect(lines[9].hasPrefix("— example.com/log "))
        #expect(lines[10...] == [""])
    }

    @Test func `every bit of a proof counts`() throws {
        let log = try TestKeys.trusted()
        let bytes = try proof(4, of: 7).bytes
        for bit in 0..<(bytes.count * 8) {
            guard let proof = try? TlogProof(parsing: bytes.flippingBit(bit)) else { continue }
            #expect(throws: TlogProofRefusal.self, "bit \(bit)") {
                try proof.verification(of: TestTree.entry(4), in: log).get()
            }
        }
    }

    @Test func `a proof is held to the witnesses that are asked for`() throws {
        let log = try TestKeys.trusted()
        let policy = try WitnessPolicy(
            threshold: 2,
            of: [1, 2, 3].map { try TestKeys.witness($0).verifier }
        )
        let entry = TestTree.entry(4)
        let enough = try proof(4, of: 7, cosignedBy: [3, 1])
        #expect(throws: Never.self) {
            try enough.verification(of: entry, in: log, witnesses: policy).get()
        }
        #expect(
            try proof(4, of: 7, cosignedBy: [2])
                .verification(of: entry, in: log, witnesses: policy)
                == .failure(.checkpoint(.tooFewWitnesses(found: 1, required: 2)))
        )
    }

    @Test func `what an application adds is kept, and proves nothing`() throws {
        let plain = String(decoding: try proof(1, of: 3).bytes, as: UTF8.self)
        let text = plain.replacing("index", with: "extra QUJD\nindex")
        let proof = try TlogProof(parsing: Array(text.utf8))
        #expect(proof.extra == Array("ABC".utf8))
        #expect(proof.bytes == Array(text.utf8))
    }

    @Test(arguments: [
        ("c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2", 1), ("index 1", "index 01", 2),
        ("index 1", "index -1", 2), ("index 1", "index", 2), ("index 1", "Index 1", 2),
        ("index 1", "extra QUJ\nindex 1", 2), ("index 1", "extra QQ==\nextra QQ==\nindex 1", 3),
        ("index 1", "index 1\nQUJD", 3), ("index 1", "index 1\r", 2),
    ])
    func `a line that is wrong is named`(_ old: String, _ new: String, _ line: Int) throws {
        let text = String(decoding: try proof(1, of: 3).bytes, as: UTF8.self)
            .replacing(old, with: new)
        let error = #expect(throws: ProofFileError.self) {
            try TlogProof(parsing: Array(text.utf8))
        }
        guard case .line(line, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `a proof that is cut off anywhere is refused`() throws {
        let bytes = try proof(1, of: 3).bytes
        for count in 0..<bytes.count {
            #expect(throws: ProofFileError.self) {
                try TlogProof(parsing: Array(bytes.prefix(count)))
            }
        }
    }
}
