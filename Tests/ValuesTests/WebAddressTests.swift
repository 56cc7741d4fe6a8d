import Testing
import Values

@Suite struct WebAddressTests {
    @Test(arguments: [
        "http://a", "HTTPS://Example.org", "http://127.0.0.1:1/", "http://a_b-c.d.:65535?x=y#z",
        "http://[::1]", "http://[2001:db8::7]:8080/a", "http://a/@b", "http://a/?u=b@c:99999",
        "http://a/[1]%20", "http://999.1.1.1/",
    ])
    func `an address of sound parts is taken as it is`(_ text: String) throws {
        let address = try WebAddress(text)
        #expect(address.text.lowercased() == text.lowercased())
        #expect(address.user == nil && address.password == nil)
    }

    @Test(arguments: [
        ("", WebAddress.Problem.scheme), ("ftp://a", .scheme), ("http:/a", .scheme),
        ("//a", .scheme), (" http://a", .scheme), ("http:/\u{301}/a", .scheme),
        ("http://a b", .character), ("http://a\n", .character), ("http://a/\u{0}", .character),
        ("http://a/<b>", .character), ("http://a/%", .escape), ("http://a/%2", .escape),
        ("http://a/%g0", .escape), ("http://", .host), ("http:///a", .host), ("http://:80", .host),
        ("http://a..b", .host), ("http://.a", .host), ("http://ü", .host), ("http://a%41", .host),
        ("http://[::1", .host), ("http://[1.2.3.4]", .host), ("http://[::1%25eth0]", .host),
        ("http://[]", .host), ("http://a/\u{301}", .host), ("http://a:", .port),
        ("http://a:0", .port), ("http://a:65536", .port), ("http://a:70000/", .port),
        ("http://a:-1", .port), ("http://a:+1", .port), ("http://a:1:2", .port),
        ("http://a:８０", .port), ("http://[::1]80", .port), ("http://a:000080", .port),
        ("http://b@c@a", .user), ("http://@a", .user), ("http://b%3Ac@a", .user),
        ("http://b:%0a@a", .user), ("http://%ff@a", .user),
    ])
    func `an address with an unsound part is none, and the part is named`(
        _ text: String,
        _ problem: WebAddress.Problem
    ) {
        #expect(throws: problem) { try WebAddress(text) }
    }

    @Test func `user and password are taken out, and decoded`() throws {
        let address = try WebAddress("https://me:p%40ss:w%C3%B6rd@example.org:8443/x?a=b&c")
        #expect(address.text == "https://example.org:8443/x?a=b&c")
        #expect(address.user == "me")
        #expect(address.password == "p@ss:wörd")
        #expect(address.target == "/x?a=b&c")
        #expect(address.parameters.map(\.name) == ["a", "c"])
        #expect(address.parameters.map(\.value) == ["b", ""])
        #expect(try WebAddress("http://:secret@a").user == "")
    }

    @Test func `what is not ASCII is percent-encoded behind the host`() throws {
        #expect(try WebAddress("http://a/ü?ß=1").text == "http://a/%C3%BC?%C3%9F=1")
    }

    @Test func `a host of any length is looked at`() throws {
        let label = String(repeating: "a", count: 63)
        let longest = Array(repeating: label, count: 3).joined(separator: ".")
        #expect(try WebAddress("http://\(longest)/").text == "http://\(longest)/")
        #expect(throws: WebAddress.Problem.host) { try WebAddress("http://\(label)a") }
        #expect(throws: WebAddress.Problem.host) {
            try WebAddress("http://\(longest).\(label)")
        }
    }
}
