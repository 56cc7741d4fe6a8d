import Foundation
import Testing
import TestSupport
import Transparency

@Suite struct KeyFileTests {
    private let folder: TemporaryFolder
    private let name: KeyName

    init() throws {
        folder = try TemporaryFolder()
        name = try TestKeys.name("example.com/log")
    }

    @Test func `a key is made at first use, for its owner only, and kept`() throws {
        defer { folder.remove() }
        let file = KeyFile(path: folder.path("a/b/log.key"))
        #expect(try file.key(name: name) == nil)
        let key = try file.keyMadeIfMissing(name: name)
        #expect(try folder.mode("a/b/log.key") == 0o600)
        #expect(try folder.mode("a/b") == 0o700)
        #expect(try folder.mode("a") == 0o700)
        #expect(try folder.names("a/b") == ["log.key"])
        let text = try String(contentsOfFile: file.path, encoding: .utf8)
        #expect(text == key.secretText + "\n")
        #expect(try file.keyMadeIfMissing(name: name).verifier == key.verifier)
        #expect(try file.key(name: name)?.verifier == key.verifier)
    }

    @Test(arguments: [0o640, 0o604, 0o644, 0o620, 0o601])
    func `a key that others may read or write is refused, with what mends it`(
        _ mode: Int
    ) throws {
        defer { folder.remove() }
        let file = KeyFile(path: folder.path("log.key"))
        let key = try file.keyMadeIfMissing(name: name)
        try folder.setMode(mode, "log.key")
        let error = #expect(throws: KeyFileError.exposed(path: file.path)) {
            try file.keyMadeIfMissing(name: name)
        }
        let words = "others may read or write the key \(file.path)"
        #expect(error?.description.contains(words) == true)
        try folder.setMode(0o400, "log.key")
        #expect(try file.keyMadeIfMissing(name: name).verifier == key.verifier)
    }

    @Test func `of many that make the key at once all get the same`() throws {
        defer { folder.remove() }
        for round in 0..<20 {
            let file = KeyFile(path: folder.path("\(round)/log.key"))
            let keys = Collected<String>()
            DispatchQueue.concurrentPerform(iterations: 8) { _ in
                keys.add { try file.keyMadeIfMissing(name: name).secretText }
            }
            #expect(keys.errors == [])
            #expect(keys.values.count == 8)
            #expect(Set(keys.values).count == 1)
            #expect(try folder.names("\(round)") == ["log.key"])
        }
    }

    @Test(arguments: ["", "\n", "hello\n", "PRIVATE+KEY+example.com/log+00000000+AQ==\n"])
    func `a file without a key is refused, and left as it is`(_ text: String) throws {
        defer { folder.remove() }
        try folder.write(text, "log.key")
        let file = KeyFile(path: folder.path("log.key"))
        let error = #expect(throws: KeyFileError.self) { try file.keyMadeIfMissing(name: name) }
        #expect(error?.description.contains(file.path) == true)
        #expect(try String(contentsOfFile: file.path, encoding: .utf8) == text)
    }

    @Test func `no error tells the secret`() throws {
        defer { folder.remove() }
        let key = try TestKeys.log()
        let secret = try #require(key.secretText.split(separator: "+").last)
        let texts = [key.secretText + "\n\n", key.secretText + "x", "x" + key.secretText]
        for text in texts {
            try folder.write(text, "log.key")
            let error = #expect(throws: KeyFileError.self) {
                try KeyFile(path: folder.path("log.key")).key(name: name)
            }
            #expect(!"\(String(reflecting: error)) \(String(describing: error))".contains(secret))
        }
    }

    @Test func `the key of another log or of a witness is refused`() throws {
        defer { folder.remove() }
        let file = KeyFile(path: folder.path("log.key"))
        try folder.write(TestKeys.log("example.com/other").secretText, "log.key")
        #expect(
            throws: KeyFileError.otherName(
                path: file.path,
                found: try TestKeys.name("example.com/other"),
                expected: name
            )
        ) { try file.key(name: name) }
        try folder.write(TestKeys.witness(1).secretText + "\n", "log.key")
        #expect(throws: KeyFileError.notAKey(path: file.path, why: .otherKind)) {
            try file.key(name: name)
        }
    }

    @Test func `a witness's key is made and read in the same way, and needs no name to be read`()
        throws
    {
        defer { folder.remove() }
        let file = KeyFile(path: folder.path("witness.key"), kind: .cosignature)
        #expect(try file.key() == nil)
        let key = try file.keyMadeIfMissing(name: name)
        #expect(key.verifier.kind == .cosignature)
        #expect(try folder.mode("witness.key") == 0o600)
        #expect(try file.key()?.verifier == key.verifier)
        #expect(throws: KeyFileError.notAKey(path: file.path, why: .otherKind)) {
            try KeyFile(path: file.path).key()
        }
    }

    @Test func `a place where no key can be is named`() throws {
        defer { folder.remove() }
        #expect(throws: KeyFileError.self) {
            try KeyFile(path: folder.url.path).keyMadeIfMissing(name: name)
        }
        try folder.write("", "file")
        #expect(throws: KeyFileError.self) {
            try KeyFile(path: folder.path("file/log.key")).keyMadeIfMissing(name: name)
        }
        #expect(try folder.names() == ["file"])
    }
}
