import Foundation
import NIOCore
@testable import BoundedHTTP
@testable import FlagServer
import Testing

/// Who is answered, and how often.
@Suite struct AdmissionTests {
    @Test(arguments: [
        ("Authorization", "Bearer s3cret", 200), ("authorization", "bearer s3cret", 200),
        ("X-API-Key", "s3cret", 200), ("X-API-Key", "s3crets", 401), ("X-API-Key", "", 401),
        ("Authorization", "Bearer s3cre", 401), ("Authorization", "Bearer ", 401),
        ("Authorization", "Bearer", 401), ("Authorization", "s3cret", 401),
        ("Authorization", "Basic s3cret", 401), ("Authorization", "Bearer S3cret", 401),
        ("X-Other", "s3cret", 401), ("X-API-Key", "Bearer s3cret", 401),
    ])
    func `only who has the token is answered`(
        _ name: String,
        _ value: String,
        _ status: Int
    ) async throws {
        try await withServer {
            $0.token = "s3cret"
        } _: { server async throws in
            let fields = [(name, value)]
            for answer in [
                try await server.evaluate(context("ann"), fields),
                try await server.evaluate(context("ann"), fields, flag: nil),
                try await server.ask("GET", "/flagd/flags.json", fields),
            ] {
                #expect(answer.status == status)
                guard status == 401 else { continue }
                #expect(answer["www-authenticate"] == "Bearer")
                #expect(answer.body.isEmpty)
            }
            // Whether the server is well is no secret.
            #expect(try await server.ask("GET", "/healthz").status == 200)
        }
    }

    @Test func `an address that asks too often has to wait, and is answered again`() async throws {
        try await withServer {
            $0.requestsPerSecond = 5
        } _: { server async throws in
            let body = context("ann")
            let request = RawRequest("POST", "/ofrep/v1/evaluate/flags/checkout", [], body).bytes
            let socket = try RawSocket(port: server.port)
            try await socket.send(Array(repeating: request, count: 20).joined())
            var statuses: [Int] = []
            for _ in 0..<20 {
                let answer = try await socket.answer()
                statuses.append(answer.status)
                if answer.status == 429 { #expect(answer["retry-after"] == "1") }
            }
            #expect(statuses.prefix(5).allSatisfy { $0 == 200 })
            #expect(statuses.contains(429))
            #expect(try await server.ask("GET", "/healthz").status == 200)
            try await Task.sleep(for: .seconds(1))
            #expect(try await server.evaluate(context("ann")).status == 200)
        }
    }

    @Test func `each address has a rate of its own, and few are kept`() {
        let limit = RateLimit(perSecond: 2, addressesMax: 100)
        let start = NIODeadline.now()
        let addresses = (0..<1_000).map { ClientAddress.ipv4($0) }
        for address in addresses.prefix(100) {
            #expect(limit.admits(address, at: start))
            #expect(limit.admits(address, at: start))
            #expect(!limit.admits(address, at: start))
        }
        // Those that there is no room for share what one may.
        #expect(addresses.dropFirst(100).count { limit.admits($0, at: start) } == 2)
        #expect(limit.count <= 101)
        let later = start + .milliseconds(500)
        #expect(limit.admits(addresses[0], at: later))
        #expect(!limit.admits(addresses[0], at: later))
        for second in 1...5 {
            let now = start + .seconds(Int64(second))
            for address in addresses.dropFirst(second * 100).prefix(100) {
                #expect(limit.admits(address, at: now))
            }
            #expect(limit.count <= 202)
        }
    }

    @Test func `a bucket goes on over the turn of a second`() {
        let limit = RateLimit(perSecond: 10)
        let start = NIODeadline.now()
        var admitted = 0
        for step in 0..<5_000 {
            let now = start + .milliseconds(Int64(step))
            if limit.admits(.ipv4(1), at: now) { admitted += 1 }
        }
        // Ten at once, and ten a second after that.
        #expect((58...60).contains(admitted), "\(admitted)")
    }

    @Test func `an address of IPv6 counts by its network, and one of IPv4 in it as itself`() throws
    {
        func address(_ text: String) throws -> ClientAddress {
            ClientAddress(try SocketAddress(ipAddress: text, port: 1))
        }
        #expect(try address("2001:db8::1") == address("2001:db8::ffff:2"))
        #expect(try address("2001:db8:0:1::1") != address("2001:db8::1"))
        #expect(try address("::ffff:10.0.0.1") == address("10.0.0.1"))
        #expect(try address("::ffff:10.0.0.1") != address("::ffff:10.0.0.2"))
    }
}
