import Values

/// The words of a command, quoted for pasting into a shell.
struct ShellWords {
    let words: [String]

    init(_ words: [String]) {
        self.words = words
    }

    var text: String { words.map(Self.quoted).joined(separator: " ").sanitizedForTerminal }

    private static func quoted(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            case _: plainSigns.contains(byte)
            }
        }
        guard !isPlain || word.isEmpty else { return word }
        return "'" + word.replacing("'", with: #"'\''"#) + "'"
    }

    private static let plainSigns = Set("_@%+=:,./-".utf8)
}

extension Sequence<String> {
    /// Returns the words without some options and their values, in either notation.
    func without(options: Set<String>) -> [String] {
        var kept: [String] = []
        var isValue = false
        for word in self {
            if isValue {
                isValue = false
            } else if options.contains(word) {
                isValue = true
            } else if !options.contains(where: { word.hasPrefix("\($0)=") }) {
                kept.append(word)
            }
        }
        return kept
    }
}
