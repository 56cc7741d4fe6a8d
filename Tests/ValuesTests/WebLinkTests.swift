import Testing
import Values

/// Links for people.
@Suite struct WebLinkTests {
    @Test(arguments: [
        ("https://wiki.example/a?b=c&d=(e)#f", "https://wiki.example/a?b=c&d=(e)#f"),
        ("HTTP://[::1]:8080/", "http://[::1]:8080/"),
        ("https://wiki.example/größe", "https://wiki.example/gr%C3%B6%C3%9Fe"),
    ])
    func `an address on the web is one, in ASCII`(_ text: String, _ shown: String) {
        #expect(WebLink(text: text)?.text == shown)
        #expect(WebLink(text: shown)?.text == shown)
    }

    @Test(arguments: [
        "", "wiki.example", "//wiki.example", "javascript:alert(1)", "data:text/html,x",
        "ftp://wiki.example", "https://", "https://a b", "https://a/\"onclick=x", "https://a/<b>",
        "https://a/`x`", "https://a/\\", "https://a/x\ny", "https://a/\u{1B}[2J", "https://a/|b|",
        "https://ann:pw@wiki.example/", "https://ann@wiki.example/", " https://a", "https://a/%zz",
        "https://a/" + String(repeating: "x", count: 2_000),
    ])
    func `nothing else is`(_ text: String) {
        #expect(WebLink(text: text) == nil)
    }
}
