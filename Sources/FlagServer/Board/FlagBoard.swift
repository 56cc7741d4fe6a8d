import Crypto

/// All that is answered at one moment, with the answers written out.
///
/// A class, so that handing it to a request costs one reference.
package final class FlagBoard: Sendable {
    /// In the order of their keys.
    let flags: [WrittenFlag]
    let flagd: FlagdDocument
    /// Another one for any other answers; hexadecimal.
    package let version: String
    private let places: [[UInt8]: Int]

    /// Requires flags of different keys; `flagd` is a document of flagd's flag definitions.
    package init(flags: [ServedFlag], flagd: [UInt8]) {
        self.flags = flags.sorted { $0.key < $1.key }.map(WrittenFlag.init)
        self.flagd = FlagdDocument(flagd)
        places = Dictionary(
            uniqueKeysWithValues: self.flags.enumerated().map { (Array($1.key.utf8), $0) }
        )
        var hash = SHA256()
        for flag in self.flags {
            for answer in flag.answers { hash.update(data: answer.object) }
        }
        version = hash.finalize().hexadecimal(bytes: 16)
    }

    /// Keys are the same where their bytes are.
    func flag(_ key: [UInt8]) -> WrittenFlag? {
        places[key].map { flags[$0] }
    }
}
