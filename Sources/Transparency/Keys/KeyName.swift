/// The name of a key in signed notes: by convention a URL without its scheme, `example.com/log`.
///
/// Names are equal if their bytes are, regardless of Unicode normalization.
package struct KeyName: Hashable, Sendable {
    package let bytes: [UInt8]

    /// Returns nil for a name that is empty, or has a space, a plus or a control character.
    package init?(_ name: String) {
        guard !name.isEmpty,
            name.unicodeScalars.allSatisfy({
                !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20
            })
        else { return nil }
        bytes = Array(name.utf8)
    }

    init?(bytes: some Collection<UInt8>) {
        guard let name = String(validating: bytes, as: UTF8.self) else { return nil }
        self.init(name)
    }
}

extension KeyName: CustomStringConvertible {
    package var description: String { String(decoding: bytes, as: UTF8.self) }
}
