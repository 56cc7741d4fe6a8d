import BoundedHTTP
import Foundation
import Logging
import FlagServer
import Testing
import Values

@Suite struct ShutdownTests {
    /// Where other tests keep the threads, a client is slow without meaning to be.
    private func patient(_ settings: inout FlagServerConfiguration) {
        settings.limits.reading = .seconds(120)
        settings.limits.shutdown = .seconds(120)
    }

    @Test func `a request in flight is answered, and no other one is taken`() async throws {
        try await withServer(patient) { server async throws in
            let body = context("ann")
            let inFlight = try RawSocket(port: server.port)
            try await inFlight.send(
                "POST /ofrep/v1/evaluate/flags/checkout HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Length: \(body.utf8.count)\r\nExpect: 100-continue\r\n\r\n"
            )
            #expect(try await inFlight.answer().status == 100)
            try await inFlight.send(String(body.prefix(5)))
            let idle = try RawSocket(port: server.port)
            try await idle.send(RawRequest("GET", "/healthz", [], nil).bytes)
            #expect(try await idle.answer().status == 200)
            let unused = try RawSocket(port: server.port)
            await server.shutDown()
            #expect(try await idle.isClosed())
            #expect(try await unused.isClosed())
            await #expect(throws: (any Error).self) { try await server.ask("GET", "/healthz") }
            try await inFlight.send(String(body.dropFirst(5)))
            let answer = try await inFlight.answer()
            #expect(answer.status == 200)
            #expect(answer["connection"] == "close")
            #expect(try await inFlight.isClosed())
        }
    }

    @Test func `a request without an end does not keep the server`() async throws {
        try await withServer {
            $0.limits.shutdown = .seconds(3)
        } _: { server async throws in
            let socket = try RawSocket(port: server.port)
            try await socket.send(
                "POST /ofrep/v1/evaluate/flags HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n"
                    + "Expect: 100-continue\r\n\r\n"
            )
            #expect(try await socket.answer().status == 100)
            await server.shutDown()
            #expect(try await socket.answer().status == 408)
            #expect(try await socket.isClosed())
        }
    }

    @Test func `an address that is taken is named`() async throws {
        try await withServer { server async throws in
            let second = FlagService(
                FlagServerConfiguration(host: "127.0.0.1", port: server.port),
                refresh: { nil },
                now: { Instant(milliseconds: 0) },
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
            let error = await #expect(throws: ListeningError.self) { try await second.run() }
            #expect(error?.description.contains("127.0.0.1:\(server.port)") == true)
            #expect(error?.description.contains("in use") == true)
        }
    }
}
