package import Transparency

/// A log and its witnesses, with the same keys in every run.
package enum TestKeys {
    package static let logName = "example.com/log"

    package struct NotAName: Error {}

    package static func name(_ text: String) throws -> KeyName {
        guard let name = KeyName(text) else { throw NotAName() }
        return name
    }

    package static func origin(_ text: String = logName) throws -> Origin {
        guard let origin = Origin(text) else { throw NotAName() }
        return origin
    }

    package static func log(_ name: String = logName, seed: UInt8 = 1) throws -> SignerKey {
        try SignerKey(name: self.name(name), seed: Array(repeating: seed, count: 32))
    }

    package static func witness(_ number: UInt8) throws -> SignerKey {
        try SignerKey(
            name: name("example.org/witness-\(number)"),
            kind: .cosignature,
            seed: Array(repeating: 100 + number, count: 32)
        )
    }

    package static func trusted() throws -> TrustedLog {
        TrustedLog(origin: try origin(), keys: [try log().verifier])
    }

    /// A checkpoint of the log over a tree of tests.
    package static func note(
        size: Int,
        salt: String = "",
        cosignedBy witnesses: [UInt8] = [],
        atSeconds time: UInt64 = 1_700_000_000
    ) throws -> SignedNote {
        let root = try TestTree(size: size, salt: salt).root()
        let text = Checkpoint(origin: try origin(), size: size, root: root).text
        var note = SignedNote(text: text, signature: try log().signature(of: text))
        for number in witnesses {
            note = try note.adding(witness(number).cosignature(on: text, atSeconds: time))
        }
        return note
    }
}

extension Array where Element == UInt8 {
    package func flippingBit(_ bit: Int) -> [UInt8] {
        var bytes = self
        bytes[bit / 8] ^= 1 << (bit % 8)
        return bytes
    }
}
