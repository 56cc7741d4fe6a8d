import Testing
import TestSupport
import Transparency

@Suite struct CheckpointTests {
    private static let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

    @Test func `the checkpoint of an empty log has the root of nothing`() throws {
        let text = try NoteText(Array("o\n0\n\(Self.root)\n".utf8))
        let checkpoint = try Checkpoint(parsing: text)
        #expect(checkpoint.root == SHA256Digest(of: []))
        #expect(checkpoint.text == text)
        #expect(throws: CheckpointError.rootOfNothing) {
            try Checkpoint(parsing: NoteText(Array("o\n0\nA\(Self.root.dropFirst())\n".utf8)))
        }
    }

    @Test func `the lines of other logs are kept as they are`() throws {
        let text = try NoteText(Array("o\n7\n\(Self.root)\nmore\ne\u{301}\n".utf8))
        let checkpoint = try Checkpoint(parsing: text)
        #expect(checkpoint.extensions.count == 2)
        #expect(checkpoint.text == text)
    }

    @Test(
        arguments: [
            ("o\n1\n", .lines), ("\n1\n\(root)\n", .lines), ("o\n1\n\(root)\n\n", .lines),
            ("o\n1\n\(root)\n\nmore\n", .lines), ("o\n01\n\(root)\n", .size),
            ("o\n-1\n\(root)\n", .size),
            ("o\n+1\n\(root)\n", .size), ("o\n1 \n\(root)\n", .size),
            ("o\n\u{661}\n\(root)\n", .size),
            ("o\n4611686018427387904\n\(root)\n", .size),
            ("o\n99999999999999999999\n\(root)\n", .size),
            ("o\n1\n\(root.dropLast())\n", .root), ("o\n1\nQUJD\n", .root),
            ("o\n1\n\(root)=\n", .root),
            ("o\n1\n\(root.dropLast(2))V=\n", .root),
        ] as [(String, CheckpointError)]
    )
    func `what is almost a checkpoint is refused`(_ text: String, _ fault: CheckpointError) throws {
        let text = try NoteText(Array(text.utf8))
        #expect(throws: fault) { try Checkpoint(parsing: text) }
    }

    @Test func `the largest tree has fewer than 2^62 entries`() throws {
        let text = try NoteText(Array("o\n4611686018427387903\n\(Self.root)\n".utf8))
        #expect(try Checkpoint(parsing: text).size == 1 << 62 - 1)
    }

    @Test func `a checkpoint counts for its own log only`() throws {
        let note = try TestKeys.note(size: 4)
        let key = try TestKeys.log().verifier
        let other = TrustedLog(origin: try TestKeys.origin("example.com/other"), keys: [key])
        #expect(
            other.checkpoint(in: note)
                == .failure(
                    .otherOrigin(found: try TestKeys.origin(), expected: other.origin)
                )
        )
        let stranger = TrustedLog(
            origin: try TestKeys.origin(),
            keys: [try TestKeys.log(seed: 2).verifier]
        )
        #expect(stranger.checkpoint(in: note) == .failure(.note(.noKnownKey)))
    }

    @Test func `a signed text that is no checkpoint is none`() throws {
        let key = try TestKeys.log()
        let text = try NoteText(Array("hello\n".utf8))
        let note = SignedNote(text: text, signature: try key.signature(of: text))
        #expect(try TestKeys.trusted().checkpoint(in: note) == .failure(.notACheckpoint(.lines)))
    }

    @Test func `every tree continues an empty one, without a proof`() throws {
        let tree = TestTree(size: 3)
        let empty = Checkpoint(
            origin: try TestKeys.origin(),
            size: 0,
            root: SHA256Digest(of: [])
        )
        let three = Checkpoint(origin: try TestKeys.origin(), size: 3, root: try tree.root())
        #expect(empty.growth(to: three, proof: ConsistencyProof(hashes: [])) == .proven)
        #expect(empty.growth(to: empty, proof: ConsistencyProof(hashes: [])) == .proven)
        #expect(
            empty.growth(to: three, proof: ConsistencyProof(hashes: [three.root]))
                == .refused(.wrongLength)
        )
        #expect(
            three.growth(to: empty, proof: ConsistencyProof(hashes: []))
                == .refused(.noGrowth(from: 3, to: 0))
        )
    }
}
