import BoundedHTTP
import Foundation
import FlagServer
import Testing

/// What a connection may do to the server.
@Suite struct ConnectionTests {
    private let line = "POST /ofrep/v1/evaluate/flags/checkout HTTP/1.1\r\nHost: localhost\r\n"

    private func padded(_ count: Int) -> String {
        let (start, end) = (#"{"context":{"targetingKey":"ann","a":""#, #""}}"#)
        let rest = count - start.utf8.count - end.utf8.count
        return start + String(repeating: "a", count: rest) + end
    }

    private func chunked(_ body: String) -> String {
        var text = ""
        var rest = Substring(body)
        while !rest.isEmpty {
            let part = rest.prefix(1_000)
            rest = rest.dropFirst(1_000)
            text += String(part.utf8.count, radix: 16) + "\r\n\(part)\r\n"
        }
        return text + "0\r\n\r\n"
    }

    @Test func `a body of 64 KiB is read, with a length or without`() async throws {
        try await withServer { server async throws in
            let body = padded(ConnectionLimits().bodyBytesMax)
            #expect(body.utf8.count == 65_536)
            #expect(try await server.evaluate(body).status == 200)
            let socket = try RawSocket(port: server.port)
            for _ in 0..<2 {
                try await socket.send("\(line)Transfer-Encoding: chunked\r\n\r\n\(chunked(body))")
                #expect(try await socket.answer().status == 200)
            }
        }
    }

    @Test func `a body of one byte more is refused, and the connection ends`() async throws {
        try await withServer { server async throws in
            let body = padded(ConnectionLimits().bodyBytesMax + 1)
            for request in [
                "\(line)Content-Length: \(body.utf8.count)\r\n\r\n\(body)",
                "\(line)Transfer-Encoding: chunked\r\n\r\n\(chunked(body))",
                "\(line)Content-Length: 99999999999\r\n\r\n",
                "\(line)Content-Length: 70000\r\nExpect: 100-continue\r\n\r\n",
            ] {
                let socket = try RawSocket(port: server.port)
                try await socket.send(request)
                let answer = try await socket.answer()
                #expect(answer.status == 413)
                #expect(answer["connection"] == "close")
                #expect(try answer.json()["errorDetails"] != nil)
                #expect(try await socket.isClosed())
            }
            #expect(try await server.evaluate(context("ann")).status == 200)
        }
    }

    @Test func `a client may wait for leave to send its body`() async throws {
        try await withServer { server async throws in
            let socket = try RawSocket(port: server.port)
            let body = context("ann")
            try await socket.send(
                "\(line)Content-Length: \(body.utf8.count)\r\nExpect: 100-continue\r\n\r\n"
            )
            #expect(try await socket.answer().status == 100)
            try await socket.send(body)
            #expect(try await socket.answer().status == 200)
        }
    }

    @Test func `requests follow each other on one connection, also unasked`() async throws {
        try await withServer { server async throws in
            let socket = try RawSocket(port: server.port)
            let ids = (0..<500).map { $0.isMultiple(of: 3) ? "ann" : "eve" }
            let requests = ids.map { id in
                let body = context(id)
                return "\(line)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
            }
            try await socket.send(requests.joined())
            for id in ids {
                #expect(try await socket.answer().json()["value"] as? Bool == (id == "ann"))
            }
        }
    }

    @Test func `an error in a body does not cost the connection`() async throws {
        try await withServer {
            $0.token = "t"
        } _: { server async throws in
            let socket = try RawSocket(port: server.port)
            for (field, status) in [("X-A: b", 401), ("X-API-Key: t", 400)] {
                try await socket.send("\(line)\(field)\r\nContent-Length: 4\r\n\r\nabcd")
                #expect(try await socket.answer().status == status)
            }
        }
    }

    @Test(arguments: [
        "Connection: close", "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings",
    ])
    func `a client that wants no more is let go`(_ fields: String) async throws {
        try await withServer { server async throws in
            let socket = try RawSocket(port: server.port)
            let body = context("ann")
            try await socket.send(
                "\(line)\(fields)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
            )
            let answer = try await socket.answer()
            #expect(answer["connection"] == "close")
            #expect(try await socket.isClosed())
        }
    }

    @Test func `a client that has ended its sending is still answered`() async throws {
        try await withServer { server async throws in
            let socket = try RawSocket(port: server.port)
            try await socket.send(RawRequest("GET", "/flagd/flags.json", [], nil).bytes)
            socket.endSending()
            #expect(try await socket.answer().status == 200)
            #expect(try await socket.isClosed())
        }
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\nA b\r\n\r\n", 400), ("\u{1}\u{2}\u{3}\r\n\r\n", 400),
        ("GET /healthz HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nA: \(String(repeating: "a", count: 9_000))\r\n\r\n", 431),
        ("GET / HTTP/1.1\r\n\(String(repeating: "A: b\r\n", count: 200))\r\n", 431),
        ("GET /\(String(repeating: "a", count: 200_000))", 431),
    ])
    func `what is no request is refused`(_ text: String, _ status: Int) async throws {
        try await withServer { server async throws in
            let socket = try RawSocket(port: server.port)
            try await socket.send(text)
            let answer = try await socket.answer()
            #expect(answer.status == status)
            #expect(try await socket.isClosed())
        }
    }
}
