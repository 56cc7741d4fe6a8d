import AuditLog
import Testing

/// A log and its witnesses, with the same keys in every run.
enum TestKeys {
    static let logName = "example.com/log"

    static func name(_ text: String) throws -> KeyName { try #require(KeyName(text)) }

    static func origin(_ text: String = logName) throws -> Origin { try #require(Origin(text)) }

    static func log(_ name: String = logName, seed: UInt8 = 1) throws -> SignerKey {
        try SignerKey(name: self.name(name), seed: Array(repeating: seed, count: 32))
    }

    static func witness(_ number: UInt8) throws -> SignerKey {
        try SignerKey(
            name: name("example.org/witness-\(number)"),
            kind: .cosignature,
            seed: Array(repeating: 100 + number, count: 32)
        )
    }

    static func trusted() throws -> TrustedLog {
        TrustedLog(origin: try origin(), keys: [try log().verifier])
    }

    /// A checkpoint of the log over a tree of tests.
    static func note(
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
    func flippingBit(_ bit: Int) -> [UInt8] {
        var bytes = self
        bytes[bit / 8] ^= 1 << (bit % 8)
        return bytes
    }
}
