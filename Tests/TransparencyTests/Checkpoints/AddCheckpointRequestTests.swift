import Testing
import TestSupport
import Transparency

@Suite struct AddCheckpointRequestTests {
    @Test func `a request is read as it is written`() throws {
        let tree = TestTree(size: 9)
        let note = try TestKeys.note(size: 9)
        let request = AddCheckpointRequest(
            oldSize: 6,
            proof: try ConsistencyProof(from: 6, to: 9, node: tree.node),
            note: note
        )
        #expect(request.bytes.starts(with: "old 6\n".utf8))
        #expect(request.bytes.suffix(note.bytes.count) == note.bytes[...])
        #expect(try AddCheckpointRequest(parsing: request.bytes) == request)
        let first = AddCheckpointRequest(
            oldSize: 0,
            proof: ConsistencyProof(hashes: []),
            note: note
        )
        #expect(first.bytes == Array("old 0\n\n".utf8) + note.bytes)
        #expect(try AddCheckpointRequest(parsing: first.bytes) == first)
    }

    @Test func `sixty-three hashes are read, and no more`() throws {
        let hash = SHA256Digest(of: [])
        func request(_ count: Int) throws -> AddCheckpointRequest {
            AddCheckpointRequest(
                oldSize: 1,
                proof: ConsistencyProof(hashes: Array(repeating: hash, count: count)),
                note: try TestKeys.note(size: 2)
            )
        }
        let most = try request(63)
        #expect(try AddCheckpointRequest(parsing: most.bytes) == most)
        let more = try request(64).bytes
        #expect(throws: ProofFileError.line(65, expected: "no more than 63 hashes")) {
            try AddCheckpointRequest(parsing: more)
        }
    }

    @Test(arguments: ["", "old\n", "old 1", "old x\n\n", "new 1\n\n", "old 1\n\n", "old 01\n\n"])
    func `what is almost a request is refused`(_ text: String) {
        #expect(throws: ProofFileError.self) {
            try AddCheckpointRequest(parsing: Array(text.utf8))
        }
    }
}
