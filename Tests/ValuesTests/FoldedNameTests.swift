import Testing
import Values

/// One person is one name, however it is spelled.
@Suite struct FoldedNameTests {
    @Test(arguments: [
        ["bob", "Bob", "BOB", "bob ", " bob", "\tbob\n", "b o b", "bob\u{A0}", "bob\u{3000}"],
        ["bob", "bob\u{200B}", "\u{FEFF}bob", "b\u{AD}ob", "bo\u{200D}b", "\u{202E}bob\u{202C}"],
        ["bob", "bob\u{FE0F}", "bob\u{E0100}", "bob\u{E0061}", "bob\u{3164}", "bob\u{2800}"],
        ["bob", "ｂｏｂ", "𝐛𝐨𝐛", "ⓑⓞⓑ", "ＢＯＢ", "bob\u{34F}", "\u{85}bob", "bob\u{180E}"],
        ["josé", "jose\u{301}", "JOSÉ", "José ", "JOSE\u{200B}\u{301}"],
        ["groß", "GROẞ", "gross", "GROSS", "GROß"],
        ["ﬁona", "fiona", "Fiona"],
        ["\u{212B}sa", "åsa", "A\u{30A}SA"],
        ["σίσυφος", "ΣΊΣΥΦΟΣ", "Σίσυφος", "σίσυφοσ"],
        ["kelvin", "\u{212A}elvin"],
        ["한나", "\u{1112}\u{1161}\u{11AB}\u{1102}\u{1161}"],
        ["release-manager", "Release-Manager", "release-manager\u{2060}"],
    ])
    func `all spellings of a name are one`(_ spellings: [String]) {
        #expect(Set(spellings.map { FoldedName($0) }).count == 1)
        for spelling in spellings { #expect(spellings.prefix(1).contains(name: spelling)) }
    }

    @Test func `different names stay different`() {
        let names = [
            "bob", "rob", "bob2", "b.ob", "b-ob", "b_ob", "bób", "боб", "bob@host", "bob@other",
            "ann", "anna", "jose", "josé", "李", "李明", "🦊", "🐻",
        ]
        #expect(Set(names.map { FoldedName($0) }).count == names.count)
    }

    @Test(arguments: [
        "", " ", "\t\n\r", "\u{A0}", "\u{2003}\u{2009}", "\u{3000}", "\u{200B}", "\u{FEFF}",
        "\u{AD}", "\u{2066}\u{2069}", "\u{FE0F}", "\u{E0020}", "\u{115F}", "\u{1160}",
        "\u{3164}", "\u{FFA0}", "\u{2800}", "\u{85}", "\u{2028}", "\u{0}", "\u{180E} \u{2060}",
        "\u{FFFC}", "\u{1D159}", "\u{2029}",
    ])
    func `a text of which nothing can be seen is blank`(_ text: String) {
        #expect(text.isBlank)
        #expect(FoldedName(text).isBlank)
    }

    @Test(arguments: ["a", " a ", ".", "0", "\u{301}", "—", "🦊", "ы", "\u{200B}x"])
    func `a text of which something can be seen is not`(_ text: String) {
        #expect(!text.isBlank)
        #expect(!FoldedName(text).isBlank)
    }

    @Test func `folding a folded name changes nothing, whatever the letter`() {
        let scalars = (UInt32(0x80)...0x1FFFF).compactMap(Unicode.Scalar.init)
        var changed: [String] = []
        for scalar in scalars {
            let folded = FoldedName("a\(scalar)b").text
            if FoldedName(folded).text.utf8.elementsEqual(folded.utf8) { continue }
            changed.append(String(scalar.value, radix: 16))
        }
        #expect(changed == [])
    }

    @Test func `letters of either case are one, whatever the letter`() {
        let scalars = (UInt32(0x41)...0x1FFFF).compactMap(Unicode.Scalar.init)
        let changed = scalars.filter { scalar in
            let name = FoldedName("x\(scalar)")
            return name != FoldedName("x" + scalar.properties.lowercaseMapping)
                || name != FoldedName("x" + scalar.properties.uppercaseMapping)
        }
        #expect(changed.map { String($0.value, radix: 16) } == [])
    }
}
