import Foundation
import Testing

@Suite struct HealthTests {
    @Test func `until the flags are known nothing is answered but that`() async throws {
        try await withServer(snapshot: nil) { server async throws in
            let health = try await server.ask("GET", "/healthz")
            #expect(health.status == 503)
            #expect(health.text.contains("not known yet"))
            for answer in [
                try await server.evaluate(context("ann")),
                try await server.evaluate(context("ann"), flag: nil),
                try await server.ask("GET", "/flagd/flags.json"),
            ] {
                #expect(answer.status == 503)
                #expect(answer["retry-after"] == "1")
                #expect(answer.text.contains("errorDetails"))
            }
            server.source.put(.sample())
            try await waitUntil { try await server.ask("GET", "/healthz").status == 200 }
            #expect(try await server.ask("GET", "/healthz").text == #"{"status":"ok"}"#)
            #expect(try await server.ask("HEAD", "/healthz").status == 200)
            #expect(try await server.evaluate(context("ann")).status == 200)
        }
    }

    @Test func `where refreshing fails the last snapshot stays, and the owner is told once`()
        async throws
    {
        try await withServer { server async throws in
            server.source.fail("the disk \"a\" is gone")
            try await waitUntil { try await server.ask("GET", "/healthz").status == 503 }
            let health = try await server.ask("GET", "/healthz").json()
            #expect(health["why"] as? String == "the flags cannot be read")
            #expect(health["answers"] as? String == "as last known")
            #expect(try await server.evaluate(context("ann")).json()["value"] as? Bool == true)
            try await Task.sleep(for: .milliseconds(200))
            #expect(server.source.lines.count { $0.contains("is gone") } == 1)
            server.source.recover()
            try await waitUntil { try await server.ask("GET", "/healthz").status == 200 }
            #expect(server.source.lines.contains { $0.contains("can be read again") })
        }
    }
}
