package import Cohorts
import Crypto

/// The flags served at one moment, with all answers already encoded.
///
/// A class, so that passing it to a request costs one reference.
package final class FlagSnapshot: Sendable {
    /// The flags, sorted by key.
    let flags: [RenderedFlag]
    let flagd: FlagdDocument
    /// A hexadecimal digest that differs whenever any answer differs.
    package let version: String
    private let places: [[UInt8]: Int]

    /// Requires flags with distinct names; `flagd` is a flagd flag definition document.
    ///
    /// Leaves out a flag that clients could not name, as they put keys into paths unescaped.
    package init(flags: [Flag], flagd: [UInt8]) {
        self.flags = flags.filter(\.isAddressable).sorted { $0.name < $1.name }
            .map(RenderedFlag.init)
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
    func flag(_ key: [UInt8]) -> RenderedFlag? {
        places[key].map { flags[$0] }
    }
}

extension Flag {
    fileprivate var isAddressable: Bool {
        !name.isEmpty
            && name.utf8.allSatisfy {
                switch Unicode.Scalar($0) {
                case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": true
                case _: false
                }
            }
    }
}
