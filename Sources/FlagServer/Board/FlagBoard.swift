import Crypto

/// The flags served at one moment, with all answers already encoded.
///
/// A class, so that passing it to a request costs one reference.
package final class FlagBoard: Sendable {
    /// The flags, sorted by key.
    let flags: [WrittenFlag]
    let flagd: FlagdDocument
    /// A hexadecimal digest that differs whenever any answer differs.
    package let version: String
    private let places: [[UInt8]: Int]

    /// Requires flags with distinct keys; `flagd` is a flagd flag definition document.
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

    /// Returns the flag whose key has exactly these bytes.
    func flag(_ key: [UInt8]) -> WrittenFlag? {
        places[key].map { flags[$0] }
    }
}
