import NIOHTTP1
import Testing

@testable import BoundedHTTP

@Suite struct HeadRulesTests {
    private let rules = HeadRules(
        hostNames: HostNames(listeningOn: "127.0.0.1", and: ["flags.example.com"]),
        bodyBytesMax: 1_000
    )

    private func head(
        _ uri: String = "/",
        _ fields: [(String, String)],
        _ method: HTTPMethod = .POST,
        _ version: HTTPVersion = .http1_1
    ) -> HTTPRequestHead {
        HTTPRequestHead(version: version, method: method, uri: uri, headers: HTTPHeaders(fields))
    }

    private func refusal(
        _ fields: [(String, String)],
        _ method: HTTPMethod = .POST,
        _ version: HTTPVersion = .http1_1
    ) -> Refusal? {
        var head = head("/", fields, method, version)
        return rules.refusal(of: &head)
    }

    private let host = ("Host", "localhost")

    @Test(
        arguments: [
            ("localhost", nil), ("LOCALHOST:8417", nil), ("127.0.0.1", nil), ("10.0.0.9:80", nil),
            ("[::1]:8417", nil), ("[::1]", nil), ("flags.example.com.", nil), ("localhost:", nil),
            ("evil.example", .otherHost), ("127.0.0.1.evil.example", .otherHost),
            ("localhost.evil.example:80", .otherHost), ("a", .otherHost), ("", .host),
            (":80", .host),
            ("local host", .host), ("localhost:80x", .host), ("[::1", .host), ("[::1]80", .host),
            ("[evil]", .host), ("a/b", .host), ("user@localhost", .host),
            ("localhost,a", .otherHost),
            ("::1", .host),
        ] as [(String, Refusal?)]
    )
    func `only a name of this server or an address is answered`(
        _ host: String,
        _ refusal: Refusal?
    ) {
        #expect(self.refusal([("Host", host)]) == refusal)
    }

    @Test func `there is exactly one Host`() {
        #expect(refusal([]) == .host)
        #expect(refusal([host, host]) == .host)
        #expect(refusal([], .GET, .http1_0) == nil)
        #expect(refusal([host, host], .GET, .http1_0) == .host)
    }

    @Test func `a target in absolute form counts in place of Host`() {
        for (uri, path) in [
            ("http://localhost/a?b", "/a?b"), ("HTTP://127.0.0.1:80", "/"),
            ("http://localhost?b", "/?b"),
        ] {
            var head = head(uri, [("Host", "evil.example")])
            #expect(rules.refusal(of: &head) == nil)
            #expect(head.uri == path)
        }
        for (uri, refusal) in [
            ("http://evil.example/", .otherHost), ("https://localhost/", .target),
            ("http://u@localhost/", .target), ("http:///a", .target), ("ftp://a", .target),
            ("a", .target),
        ] as [(String, Refusal)] {
            var head = head(uri, [host])
            #expect(rules.refusal(of: &head) == refusal, "\(uri)")
        }
        var odd = head("http://localhost/", [("Host", "a b")])
        #expect(rules.refusal(of: &odd) == .host)
    }

    @Test func `a target that is an asterisk stays`() {
        var head = head("*", [host], .OPTIONS)
        #expect(rules.refusal(of: &head) == nil)
        #expect(head.uri == "*")
    }

    @Test(
        arguments: [
            ([("Transfer-Encoding", "chunked")], nil), ([("Transfer-Encoding", "Chunked")], nil),
            ([("Transfer-Encoding", "gzip, chunked")], .transferCoding),
            (
                [("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "chunked")],
                .transferCoding
            ),
            ([("Transfer-Encoding", "chunked, gzip")], .framing),
            ([("Transfer-Encoding", "identity")], .framing),
            ([("Transfer-Encoding", "")], .framing),
            ([("Transfer-Encoding", "chunked"), ("Content-Length", "1")], .framing),
            ([("Content-Length", "1000")], nil),
            ([("Content-Length", "1001")], .tooLarge(bytesMax: 1_000)),
            ([("Content-Length", "9223372036854775808")], .tooLarge(bytesMax: 1_000)),
            ([("Content-Length", "99999999999999999999999")], .tooLarge(bytesMax: 1_000)),
            ([("Content-Length", "1"), ("Content-Length", "1")], .framing),
            ([("Content-Length", "+1")], .framing), ([("Content-Length", "1, 1")], .framing),
            ([("Content-Length", "-1")], .framing), ([("Content-Length", "")], .framing),
            ([("Content-Encoding", "identity")], nil),
            ([("Content-Encoding", "gzip")], .contentCoding),
            ([("Expect", "100-Continue")], nil), ([("Expect", "200-ok")], .expectation),
            ([("TE", "trailers, deflate")], nil),
        ] as [([(String, String)], Refusal?)]
    )
    func `a body has a length and a coding that are known for certain`(
        _ fields: [(String, String)],
        _ refusal: Refusal?
    ) {
        #expect(self.refusal([host] + fields) == refusal)
    }

    @Test func `what HTTP 1.0 has no chunks for is refused`() {
        #expect(refusal([host, ("Transfer-Encoding", "chunked")], .POST, .http1_0) == .framing)
    }

    @Test func `there are no tunnels and no other versions`() {
        #expect(refusal([host], .CONNECT) == .tunnel)
        #expect(refusal([host], .GET, HTTPVersion(major: 2, minor: 0)) == .version)
    }

    @Test func `every refusal is told to the client as its fault, or as not done here`() {
        let all: [Refusal] = [
            .notHTTP, .version, .headTooLarge, .tooLarge(bytesMax: 1), .tooSlow, .host, .otherHost,
            .target, .framing, .transferCoding, .contentCoding, .tunnel, .expectation,
        ]
        for refusal in all {
            #expect((400...505).contains(refusal.status.code))
            #expect(!refusal.text.isEmpty)
        }
        #expect(Set(all.map(\.text)).count == all.count)
    }
}
