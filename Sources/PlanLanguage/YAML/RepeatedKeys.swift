import Yams

/// A text whose mappings may contain repeated keys.
///
/// The YAML library stops at the first mapping with a repeated key. To report all of them together
/// with all other problems, the key's first occurrence is renamed to characters of the private use
/// area, and the text is composed again.
struct RepeatedKeys {
    private var text: String
    private var originals: [String: String] = [:]
    /// The times that the text may be composed again: fewer, the longer it is, so that all of them
    /// together take no longer than a text of some megabytes.
    private let roundsMax: Int

    private static let roundsMax = 24
    private static let bytesInAllMax = 2_097_152

    init(text: String) {
        self.text = text
        roundsMax = min(Self.roundsMax, Self.bytesInAllMax / max(text.utf8.count, 1))
    }

    /// Composes the text; returns the parser too, because it owns the tree's anchors.
    mutating func composed() throws -> (parser: Parser, root: Node?) {
        while true {
            do {
                let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
                return (parser, try parser.singleRoot())
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                let renamed = keys.first.flatMap { renaming(of: $0, at: Location(context.mark)) }
                guard let renamed, originals.count < roundsMax else {
                    throw YamlError.duplicatedKeysInMapping(duplicates: keys, context: context)
                }
                text = renamed
            }
        }
    }

    /// The key as the author wrote it.
    func original(_ key: String) -> String {
        originals[key] ?? key
    }

    /// Renames a key without moving any other character; nil if the key is not written literally.
    private mutating func renaming(of key: String, at location: Location) -> String? {
        guard let mark = Unicode.Scalar(0xE000 + UInt32(originals.count)),
            var start = index(of: location), !key.isEmpty
        else { return nil }
        let scalars = text.unicodeScalars
        if scalars[start] == "\"" || scalars[start] == "'" { start = scalars.index(after: start) }
        let end = scalars.index(start, offsetBy: key.unicodeScalars.count, limitedBy: text.endIndex)
        guard let end, String(scalars[start..<end]) == key else { return nil }
        let name = String(repeating: Character(mark), count: key.unicodeScalars.count)
        guard !text.unicodeScalars.contains(mark) else { return nil }
        originals[name] = original(key)
        return String(scalars[..<start]) + name + String(scalars[end...])
    }

    private func index(of location: Location) -> String.Index? {
        let utf8 = text.utf8
        var start = utf8.startIndex
        for _ in 1..<max(location.line, 1) {
            guard let end = utf8[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            start = utf8.index(after: end)
        }
        let scalars = text.unicodeScalars
        let index = scalars.index(start, offsetBy: location.column - 1, limitedBy: scalars.endIndex)
        return index.flatMap { $0 < scalars.endIndex ? $0 : nil }
    }
}
