import Testing

@testable import Reports

@Suite struct EscapedTextTests {
    @Test(arguments: [
        ("https://evil.example/x", #"https\://evil.example/x"#),
        ("ftp://a", #"ftp\://a"#), ("see www.evil.example", #"see www\.evil.example"#),
        ("WWW.evil.example", #"WWW\.evil.example"#), ("a@b.example", "a<!---->@b.example"),
        ("[a](javascript:b)", #"\[a\](javascript:b)"#), ("<http://a>", #"&lt;http\://a&gt;"#),
        ("@team, at 10:30", "@team, at 10:30"), ("a: b", "a: b"),
        ("a\u{202E}b\u{200B}\n*c*", "a\u{FFFD}b\u{FFFD} \\*c\\*"), ("", ""),
    ])
    func `Markdown has no link of bare text, no markup and nothing hidden`(
        _ text: String,
        _ markdown: String
    ) {
        #expect(text.markdown == markdown)
    }

    @Test(arguments: [
        ("<a href='x'>\"&", "&lt;a href=&#39;x&#39;&gt;&quot;&amp;"),
        ("a\u{202E}b\u{200B}\u{AD}\nc\td", "a\u{FFFD}b\u{FFFD}\u{FFFD} c d"),
        ("é 東京 👩‍👧", "é 東京 👩‍👧"), ("a\u{FFFE}", "a\u{FFFD}"),
    ])
    func `HTML has no markup and nothing hidden`(_ text: String, _ markup: String) {
        #expect(text.markup == markup)
    }
}
