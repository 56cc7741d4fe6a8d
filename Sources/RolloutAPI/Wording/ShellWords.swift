import Values

/// The words of a command, quoted for pasting into a shell.
package struct ShellWords {
    private let words: [String]

    package init(_ words: [String]) {
        self.words = words
    }

    package var text: String { words.map(Self.quoted).joined(separator: " ").sanitizedForTerminal }

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

extension String {
    /// The text as one word of a shell.
    package var shellWord: String { ShellWords([self]).text }
}
