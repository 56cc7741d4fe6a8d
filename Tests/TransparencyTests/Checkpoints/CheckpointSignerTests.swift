import Testing
import TestSupport
import Transparency
import Values

@Suite struct CheckpointSignerTests {
    private func signer(_ origin: String = TestKeys.logName) throws -> CheckpointSigner {
        CheckpointSigner(origin: try TestKeys.origin(origin), key: try TestKeys.log())
    }

    private func last(_ size: Int, salt: String = "") throws -> VerifiedCheckpoint {
        try TestKeys.trusted().checkpoint(in: TestKeys.note(size: size, salt: salt)).get()
    }

    private func sign(
        _ tree: TestTree,
        after last: VerifiedCheckpoint?,
        root: SHA256Digest? = nil
    ) throws -> Result<SignedNote, SigningRefusal> {
        let root = if let root { root } else { try tree.root() }
        return try signer().checkpoint(
            size: tree.leaves.count,
            root: root,
            after: last,
            node: tree.node
        )
    }

    @Test func `a log that only grew is signed, at any size`() throws {
        for size in 0...20 {
            let tree = TestTree(size: size)
            #expect(try sign(tree, after: nil) == .success(TestKeys.note(size: size)))
            for old in 0...size {
                #expect(try sign(tree, after: last(old)) == .success(TestKeys.note(size: size)))
            }
        }
    }

    @Test func `a log with fewer entries than were signed is not`() throws {
        for (signed, found) in [(9, 8), (1, 0), (9, 0)] {
            #expect(
                try sign(TestTree(size: found), after: last(signed))
                    == .failure(.shrunk(signed: signed, found: found))
            )
        }
    }

    @Test func `a log with other entries than were signed is not`() throws {
        for (signed, found) in [(9, 9), (9, 10), (1, 2), (8, 16)] {
            #expect(
                try sign(TestTree(size: found), after: last(signed, salt: "other"))
                    == .failure(.forked(size: signed))
            )
        }
    }

    @Test func `a root that does not continue the signed one is not`() throws {
        let tree = TestTree(size: 12)
        let other = try TestTree(size: 12, salt: "other").root()
        #expect(try sign(tree, after: last(9), root: other) == .failure(.broken(size: 12)))
        #expect(try sign(tree, after: last(12), root: other) == .failure(.broken(size: 12)))
        var damaged = TestTree(size: 8)
        damaged.nodes[.init(level: 3, index: 0)] = other
        #expect(try sign(damaged, after: last(4)) == .failure(.broken(size: 8)))
    }

    @Test func `the mark of another log is not gone on from`() throws {
        let tree = TestTree(size: 5)
        let refused = try signer("example.com/other").checkpoint(
            size: 5,
            root: tree.root(),
            after: last(4),
            node: tree.node
        )
        let (signed, found) = (try TestKeys.origin(), try TestKeys.origin("example.com/other"))
        #expect(refused == .failure(.otherLog(signed: signed, found: found)))
    }

    @Test func `a tree that cannot be read is not signed`() throws {
        struct Unreadable: Error {}
        let last = try last(4)
        #expect(throws: Unreadable.self) {
            _ = try signer().checkpoint(size: 5, root: SHA256Digest(of: []), after: last) { _ in
                throw Unreadable()
            }
        }
    }
}
