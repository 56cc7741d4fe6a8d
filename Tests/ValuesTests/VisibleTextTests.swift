import Testing
import Values

@Suite struct VisibleTextTests {
    @Test(arguments: [
        "", "plain", "Grüße, 東京", "a\u{A0}b", "né", "e\u{301}", "👩‍👩‍👧", "⚠️", "1️⃣",
        "می‌خواهم", "क्‍ष", "\u{FFFD}",
    ])
    func `what can be seen stays as it is`(_ text: String) {
        #expect(text.sanitizedForTerminal.unicodeScalars.elementsEqual(text.unicodeScalars))
        #expect(!text.hasHiddenParts)
    }

    @Test(arguments: [
        "\u{0}", "\u{7}", "\u{1B}", "\u{7F}", "\u{9B}", "\u{85}", "\u{2028}", "\u{2029}",
        "\u{202E}", "\u{2066}", "\u{200E}", "\u{200F}", "\u{61C}", "\u{AD}", "\u{200B}",
        "\u{2060}", "\u{FEFF}", "\u{E0041}", "\u{3164}", "\u{2800}", "\u{200D}", "\u{FE0F}",
        "\u{180E}",
    ])
    func `what acts on a terminal or cannot be seen is replaced, wherever it stands`(
        _ hidden: String
    ) {
        for text in ["a\(hidden)b", "\(hidden)b", "a\(hidden)", "a \(hidden)"] {
            let seen = text.sanitizedForTerminal
            let parts = text.unicodeScalars.split(
                separator: hidden.unicodeScalars.first ?? " ",
                omittingEmptySubsequences: false
            )
            #expect(seen == parts.map(String.init).joined(separator: "\u{FFFD}"))
            #expect(text.hasHiddenParts)
            #expect(seen.sanitizedForTerminal == seen)
        }
    }

    @Test func `joiners do not hide behind one another`() {
        #expect("é\u{200D}\u{200D}\u{200D}b".sanitizedForTerminal.hasSuffix("\u{FFFD}b"))
        #expect("a\u{200D}b".hasHiddenParts)
    }

    @Test func `ends of lines and tabs are no part that is hidden, and are replaced on one line`() {
        #expect(!"a\nb\r\nc\td".hasHiddenParts)
        #expect("a\rb".hasHiddenParts)
        #expect("a\nb".sanitizedForTerminal == "a\u{FFFD}b")
        #expect("a\u{200B}b\u{7}".replacingHidden(with: nil) == "ab")
        #expect("a\nb\tc\u{7}".replacingHidden(except: ["\n", "\t"]) == "a\nb\tc\u{FFFD}")
    }
}
