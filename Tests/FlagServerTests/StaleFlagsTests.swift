import Foundation
import BoundedHTTP
import FlagServer
import Synchronization
import Testing

/// Flags that cannot be read, or whose source must not be followed.
@Suite struct StaleFlagsTests {
    @Test func `the last flags are served for a while, and then nothing is`() async throws {
        try await withServer {
            $0.staleAfter = .seconds(6)
        } _: { server async throws in
            #expect(try await server.evaluate(context("ann")).json()["value"] as? Bool == true)
            server.source.fail("the disk is gone")
            try await waitUntil { try await server.ask("GET", "/healthz").status == 503 }
            let first = try await server.ask("GET", "/healthz").json()
            #expect(first["answers"] as? String == "as last known")
            #expect(try await server.evaluate(context("ann")).json()["value"] as? Bool == true)
            try await waitUntil { try await server.evaluate(context("ann")).status == 503 }
            let later = try await server.ask("GET", "/healthz").json()
            #expect(later["answers"] as? String == "none")
            #expect(later["since"] as? String == first["since"] as? String)
            #expect((later["since"] as? String)?.hasSuffix("Z") == true)
            for path in ["/flagd/flags.json", "/ofrep/v1/evaluate/flags"] {
                let method = path.hasPrefix("/flagd") ? "GET" : "POST"
                #expect(try await server.ask(method, path, [], context("ann")).status == 503)
            }
            #expect(server.source.lines.contains { $0.contains("nobody is answered") })
            #expect(server.source.withheld == 1)
            server.source.recover()
            try await waitUntil { try await server.evaluate(context("ann")).status == 200 }
        }
    }

    @Test func `a source that must not be followed ends the answers at once`() async throws {
        try await withServer { server async throws in
            server.source.refuse("an older copy", details: "an older copy of /secret/place")
            try await waitUntil { try await server.evaluate(context("ann")).status == 503 }
            let health = try await server.ask("GET", "/healthz")
            #expect(health.status == 503)
            #expect(try health.json()["why"] as? String == "an older copy")
            #expect(try health.json()["answers"] as? String == "none")
            #expect(!health.text.contains("secret"))
            #expect(server.source.lines.contains { $0.contains("/secret/place") })
            try await waitUntil { server.source.withheld == 1 }
            server.source.fail("it is gone now")
            try await Task.sleep(for: .milliseconds(100))
            #expect(try await server.evaluate(context("ann")).status == 503)
            server.source.put(.sample())
            try await waitUntil { try await server.evaluate(context("ann")).status == 200 }
        }
    }

    @Test func `a read that hangs is noticed, answered around, and not begun twice`() async throws {
        try await withServer {
            $0.readingLimit = .milliseconds(200)
            $0.staleAfter = .seconds(6)
        } _: { server async throws in
            let release = server.source.hang()
            try await waitUntil {
                try await server.ask("GET", "/healthz").text.contains("not ended within")
            }
            #expect(try await server.evaluate(context("ann")).status == 200)
            try await waitUntil { try await server.evaluate(context("ann")).status == 503 }
            #expect(server.source.hanging == 1)
            release.signal()
            try await waitUntil { try await server.ask("GET", "/healthz").status == 200 }
            #expect(try await server.evaluate(context("ann")).status == 200)
        }
    }

    @Test func `a read that hangs does not keep the server from ending`() async throws {
        let start = Mutex(ContinuousClock.now)
        let release = DispatchSemaphore(value: 0)
        defer { release.signal() }
        try await withServer {
            $0.limits.shutdown = .seconds(3)
        } _: { server async throws in
            server.source.hang(until: release)
            try await waitUntil { server.source.hanging == 1 }
            start.withLock { $0 = .now }
            await server.shutDown()
        }
        // The read hangs until the test ends; the threads of the tests are few.
        #expect(start.withLock { $0 }.duration(to: .now) < .seconds(60))
    }
}
