import Foundation
import Testing
import TestSupport
import Transparency

@Suite struct HighWaterMarkTests {
    private let folder: TemporaryFolder
    private let mark: HighWaterMark

    init() throws {
        folder = try TemporaryFolder()
        mark = HighWaterMark(path: folder.path("keys/log.head"), log: try TestKeys.trusted())
    }

    @Test func `the mark stands beside the key`() {
        defer { folder.remove() }
        #expect(HighWaterMark.path(besideKey: "/keys/log.key") == "/keys/log.head")
        #expect(HighWaterMark.path(besideKey: "/keys/log") == "/keys/log.head")
    }

    @Test func `the mark is the last checkpoint that was signed`() throws {
        defer { folder.remove() }
        #expect(try mark.last() == nil)
        for size in [0, 1, 5, 5, 130] {
            let note = try TestKeys.note(size: size)
            #expect(try mark.advance { _ in note }.checkpoint.size == size)
            #expect(try mark.last()?.note == note)
            #expect(try folder.mode("keys/log.head") == 0o600)
        }
        #expect(try folder.names("keys") == ["log.head", "log.head.lock"])
    }

    @Test func `a cosigned note takes the place of the same without`() throws {
        defer { folder.remove() }
        try mark.advance { _ in try TestKeys.note(size: 5) }
        let cosigned = try TestKeys.note(size: 5, cosignedBy: [1])
        try mark.advance { _ in cosigned }
        #expect(try mark.last()?.note == cosigned)
    }

    @Test func `the mark does not go back`() throws {
        defer { folder.remove() }
        let note = try TestKeys.note(size: 7)
        try mark.advance { _ in note }
        let error = #expect(
            throws: HighWaterMarkError.smaller(path: mark.path, signed: 7, found: 6)
        ) { try mark.advance { _ in try TestKeys.note(size: 6) } }
        #expect(error?.description.contains("Restore a copy") == true)
        #expect(throws: HighWaterMarkError.forked(path: mark.path, size: 7)) {
            try mark.advance { _ in try TestKeys.note(size: 7, salt: "other") }
        }
        #expect(try mark.last()?.note == note)
    }

    @Test func `a signer that refuses leaves the mark where it was`() throws {
        defer { folder.remove() }
        let note = try TestKeys.note(size: 7)
        try mark.advance { _ in note }
        let signer = CheckpointSigner(origin: try TestKeys.origin(), key: try TestKeys.log())
        let tree = TestTree(size: 9, salt: "other")
        #expect(throws: SigningRefusal.forked(size: 7)) {
            try mark.advance { last in
                try signer.checkpoint(size: 9, root: tree.root(), after: last, node: tree.node)
                    .get()
            }
        }
        #expect(try mark.last()?.note == note)
        try mark.advance { last in
            let tree = TestTree(size: 9)
            return try signer.checkpoint(size: 9, root: tree.root(), after: last, node: tree.node)
                .get()
        }
        #expect(try mark.last()?.checkpoint.size == 9)
    }

    @Test func `what the log has not signed is no mark`() throws {
        defer { folder.remove() }
        let key = try TestKeys.log(seed: 2)
        let text = try TestKeys.note(size: 3).text
        let foreign = SignedNote(text: text, signature: try key.signature(of: text))
        let refusal = CheckpointRefusal.note(.noKnownKey)
        #expect(throws: HighWaterMarkError.notSigned(path: mark.path, why: refusal)) {
            try mark.advance { _ in foreign }
        }
        #expect(try mark.last() == nil)
        for text in ["", "hello\n", String(decoding: foreign.bytes, as: UTF8.self)] {
            try folder.write(text, "keys/log.head")
            let error = #expect(throws: HighWaterMarkError.self) { try mark.last() }
            #expect(error?.description.contains(mark.path) == true)
            #expect(throws: HighWaterMarkError.self) {
                try mark.advance { _ in try TestKeys.note(size: 9) }
            }
            #expect(try String(contentsOfFile: mark.path, encoding: .utf8) == text)
        }
    }

    @Test func `the mark of another origin is refused`() throws {
        defer { folder.remove() }
        try mark.advance { _ in try TestKeys.note(size: 3) }
        let other = HighWaterMark(
            path: mark.path,
            log: TrustedLog(
                origin: try TestKeys.origin("example.com/other"),
                keys: [try TestKeys.log().verifier]
            )
        )
        #expect(throws: HighWaterMarkError.self) { try other.last() }
    }

    @Test func `of many that sign at once each goes on from the one before`() throws {
        defer { folder.remove() }
        let sizes = Collected<(Int, Int)>()
        DispatchQueue.concurrentPerform(iterations: 12) { _ in
            sizes.add {
                var old = 0
                let new = try mark.advance { last in
                    old = last?.checkpoint.size ?? 0
                    return try TestKeys.note(size: old + 1)
                }
                return (old, new.checkpoint.size)
            }
        }
        #expect(sizes.errors == [])
        #expect(sizes.values.map(\.1).sorted() == Array(1...12))
        #expect(try mark.last()?.checkpoint.size == 12)
    }

    @Test func `a mark that cannot be kept is named`() throws {
        defer { folder.remove() }
        try folder.write("", "file")
        let mark = HighWaterMark(path: folder.path("file/log.head"), log: try TestKeys.trusted())
        #expect(throws: HighWaterMarkError.self) {
            try mark.advance { _ in try TestKeys.note(size: 1) }
        }
    }
}
