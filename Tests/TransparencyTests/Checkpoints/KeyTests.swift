import Testing
import TestSupport
import Transparency

@Suite struct KeyTests {
    @Test(arguments: ["", " ", "a b", "a+b", "a\u{2003}b", "a\nb", "a\tb", "a\u{85}b", "a\u{1}b"])
    func `a name has no space, plus or control character`(_ name: String) {
        #expect(KeyName(name) == nil)
    }

    @Test func `names of one look are two where their bytes differ`() throws {
        #expect(try TestKeys.name("\u{e9}") != TestKeys.name("e\u{301}"))
        #expect(try TestKeys.origin("\u{e9}") != TestKeys.origin("e\u{301}"))
    }

    @Test func `a key is read as it is written`() throws {
        for kind in [VerifierKey.Kind.note, .cosignature] {
            let key = try SignerKey(name: TestKeys.name("example.com/log"), kind: kind)
            let again = try SignerKey(parsing: key.secretText)
            #expect(again.secretText == key.secretText)
            #expect(again.verifier == key.verifier)
            #expect(try VerifierKey(parsing: key.verifier.description) == key.verifier)
        }
    }

    @Test func `two new keys are two`() throws {
        let name = try TestKeys.name("a")
        #expect(try SignerKey(name: name).verifier != SignerKey(name: name).verifier)
    }

    @Test func `a private key does not show when it is printed or dumped`() throws {
        let key = try TestKeys.log()
        let secret = try #require(key.secretText.split(separator: "+").last)
        var dumped = ""
        dump(key, to: &dumped)
        dump(CheckpointSigner(origin: try TestKeys.origin(), key: key), to: &dumped)
        dump([key], to: &dumped)
        let texts = ["\(key)", String(reflecting: key), "\([key])", dumped]
        for text in texts {
            #expect(!text.contains(secret))
            #expect(!text.contains("1, 1, 1"))
            // The seed is 32 ones.
            #expect(text.split(separator: "\n").count { $0.hasSuffix("- 1") } < 5)
            #expect(text.contains("example.com/log"))
        }
    }

    @Test func `a key that was copied wrongly is refused`() throws {
        let text = try TestKeys.log().verifier.description
        for bit in 0..<(text.utf8.count * 8) {
            let bytes = Array(text.utf8).flippingBit(bit)
            guard let other = String(validating: bytes, as: UTF8.self) else { continue }
            #expect(throws: KeyError.self, "\(other)") { try VerifierKey(parsing: other) }
        }
        let secret = try TestKeys.log().secretText
        for text in [String(secret.dropLast()), String(secret.dropFirst()), "", "PRIVATE+KEY+"] {
            #expect(throws: KeyError.notASignerKey) { try SignerKey(parsing: text) }
        }
        let other = try TestKeys.log(seed: 2).secretText.split(separator: "+")
        let mixed = secret.split(separator: "+").dropLast() + other.suffix(1)
        #expect(throws: KeyError.otherID) {
            try SignerKey(parsing: mixed.joined(separator: "+"))
        }
    }

    @Test(arguments: [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    ])
    func `a key of small order is refused`(_ hex: String) throws {
        let name = try TestKeys.name("weak")
        #expect(throws: KeyError.weak) {
            try VerifierKey(name: name, kind: .note, publicKey: Hex.bytes(hex))
        }
    }

    @Test func `a log's key and a witness's key of the same bytes are two`() throws {
        let seed = [UInt8](repeating: 9, count: 32)
        let name = try TestKeys.name("both")
        let log = try SignerKey(name: name, seed: seed).verifier
        let witness = try SignerKey(name: name, kind: .cosignature, seed: seed).verifier
        #expect(log.publicKey == witness.publicKey)
        #expect(log.id != witness.id)
    }
}
