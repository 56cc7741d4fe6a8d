import BoundedHTTP
import Foundation
import FlagServer
import Testing

/// Senders that would keep a connection for ever.
@Suite struct TimeLimitTests {
    private func limits(_ settings: inout FlagServerConfiguration) {
        settings.limits.reading = .milliseconds(500)
        settings.limits.silence = .seconds(1)
        settings.limits.idle = .seconds(2)
    }

    @Test(arguments: [
        ("POST /ofrep/v1/evaluate/flags HTTP/1.1\r\nHost: localhost\r\n", "A: b\r\n"),
        (
            "POST /ofrep/v1/evaluate/flags HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Length: 9999\r\n\r\n",
            "a"
        ),
        (
            "POST /ofrep/v1/evaluate/flags HTTP/1.1\r\nHost: localhost\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n",
            "1\r\na\r\n"
        ),
    ])
    func `a slow sender is answered and cut off`(_ start: String, _ piece: String) async throws {
        try await withServer(limits) { server async throws in
            let socket = try RawSocket(port: server.port)
            try await socket.send(start)
            var pieces = 0
            // As long as it is let: a connection that is closed takes nothing more.
            while pieces < 500, (try? await socket.send(piece)) != nil {
                pieces += 1
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(pieces < 200)
            #expect(try await server.evaluate(context("ann")).status == 200)
        }
    }

    @Test func `a sender that stops is told`() async throws {
        try await withServer(limits) { server async throws in
            let socket = try RawSocket(port: server.port)
            try await socket.send(
                "POST /ofrep/v1/evaluate/flags HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Length: 9\r\n\r\n"
            )
            #expect(try await socket.answer().status == 408)
            #expect(try await socket.isClosed())
        }
    }

    @Test func `a connection that is not used ends`() async throws {
        try await withServer(limits) { server async throws in
            let unused = try RawSocket(port: server.port)
            #expect(try await unused.isClosed())
            let used = try RawSocket(port: server.port)
            try await used.send(RawRequest("GET", "/healthz", [], nil).bytes)
            #expect(try await used.answer().status == 200)
            #expect(try await used.isClosed())
        }
    }

    @Test func `who takes no answers is heard no further, and cut off`() async throws {
        let document = String(repeating: "a", count: 3_000_000)
        try await withServer(snapshot: .sample(flagd: document), limits) { server async throws in
            let socket = try RawSocket(port: server.port)
            let request = RawRequest("GET", "/flagd/flags.json", [], nil).bytes
            try await socket.send(Array(repeating: request, count: 50).joined())
            try await Task.sleep(for: .seconds(3))
            var whole = 0
            while (try? await socket.answer()) != nil { whole += 1 }
            #expect(whole < 50)
            #expect(try await server.evaluate(context("ann")).status == 200)
        }
    }
}
