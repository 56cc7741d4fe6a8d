import BoundedHTTP
import FlagServer
import Foundation
import Testing

/// Guests that would take more than their share.
@Suite struct GuestTests {
    private let line = "POST /ofrep/v1/evaluate/flags/checkout HTTP/1.1\r\nHost: localhost\r\n"

    @Test(arguments: [
        ("CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n", 501),
        ("GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
        ("GET /healthz HTTP/1.1\r\n\r\n", 400),
        ("GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400),
        ("GET http://evil.example/healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", 421),
        (
            "POST /healthz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
            501
        ),
        (
            "POST /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9223372036854775809\r\n"
                + "\r\n",
            413
        ),
        (
            "POST /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
                + "Content-Encoding: gzip\r\n\r\n",
            415
        ),
    ])
    func `after a refusal nothing more is read`(_ text: String, _ status: Int) async throws {
        try await withServer { server async throws in
            let socket = try RawSocket(port: server.port)
            try await socket.send(text)
            let answer = try await socket.answer()
            #expect(answer.status == status)
            #expect(answer["connection"] == "close")
            #expect(try answer.json()["errorDetails"] != nil)
            // More than the system's buffers take: it is never taken off the wire.
            let stream = [UInt8](repeating: 0x7A, count: 1_000_000)
            var sent = 0
            while sent < 64, (try? await socket.send(stream)) != nil { sent += 1 }
            #expect(sent < 64)
            #expect(try await server.evaluate(context("ann")).status == 200)
        }
    }

    @Test func `a target in absolute form is answered`() async throws {
        try await withServer { server async throws in
            let answer = try await server.ask("GET", "http://127.0.0.1:1/healthz")
            #expect(answer.status == 200)
        }
    }

    @Test(arguments: [
        ("application/json", 200), ("application/json; charset=UTF-8", 200),
        ("application/vnd.a+json", 200), ("text/plain", 415),
        ("application/x-www-form-urlencoded", 415), ("application/json; charset=utf-16", 415),
        ("application/jsonx", 415), ("", 415),
    ])
    func `a body that says it is something else than JSON is not read`(
        _ type: String,
        _ status: Int
    ) async throws {
        try await withServer { server async throws in
            let answer = try await server.evaluate(context("ann"), [("Content-Type", type)])
            #expect(answer.status == status)
        }
    }

    @Test func `a name that was given is answered`() async throws {
        try await withServer {
            $0.hostNames = ["flags.example.com"]
        } _: { server async throws in
            let socket = try RawSocket(port: server.port)
            try await socket.send("GET /healthz HTTP/1.1\r\nHost: Flags.example.com:80\r\n\r\n")
            #expect(try await socket.answer().status == 200)
        }
    }

    @Test func `silent guests lose their places to those who ask`() async throws {
        try await withServer {
            $0.limits.connectionsMax = 4
        } _: { server async throws in
            let silent = try (0..<6).map { _ in try RawSocket(port: server.port) }
            for _ in 0..<6 {
                #expect(try await server.ask("GET", "/healthz").status == 200)
            }
            #expect(try await silent[0].isClosed())
            withExtendedLifetime(silent) {}
        }
    }

    @Test func `many requests at once are answered no faster than they are read`() async throws {
        let document = String(repeating: "a", count: 300_000)
        try await withServer(snapshot: .sample(flagd: document)) { server async throws in
            let socket = try RawSocket(port: server.port)
            let request = "GET /flagd/flags.json HTTP/1.1\r\nHost: localhost\r\n\r\n"
            try await socket.send(String(repeating: request, count: 40))
            try await Task.sleep(for: .milliseconds(300))
            #expect(try await server.evaluate(context("ann")).status == 200)
            for _ in 0..<40 {
                let answer = try await socket.answer()
                #expect(answer.status == 200)
                #expect(answer.body.count == document.utf8.count)
            }
        }
    }

    @Test func `requests that stop in the middle end the connection in order`() async throws {
        try await withServer { server async throws in
            let socket = try RawSocket(port: server.port)
            let body = context("ann")
            let whole = "\(line)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
            try await socket.send(String(repeating: whole, count: 100))
            socket.endSending()
            for _ in 0..<100 { #expect(try await socket.answer().status == 200) }
            #expect(try await socket.isClosed())
        }
    }
}
