import Foundation
import Testing

@Suite struct ReplacementTests {
    @Test func `no request fails while boards are replaced, and answers follow them`()
        async throws
    {
        try await withServer { server async throws in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 {
                    group.addTask { try await Self.revisionsSeen(by: server, until: 40) }
                }
                for revision in 4...40 {
                    server.source.put(.sample(revision: revision))
                    try await Task.sleep(for: .milliseconds(20))
                }
                for try await seen in group { #expect(seen > 1) }
            }
            server.source.put(.sample(members: ["eve"], revision: 41))
            try await waitUntil {
                try await server.evaluate(context("eve")).json()["value"] as? Bool == true
            }
            #expect(try await server.evaluate(context("ann")).json()["value"] as? Bool == false)
        }
    }

    /// How many revisions one connection was told of; they only ever grow.
    private static func revisionsSeen(
        by server: RunningServer,
        until last: Int
    ) async throws -> Int {
        let socket = try RawSocket(port: server.port)
        let path = "/ofrep/v1/evaluate/flags/checkout"
        let request = RawRequest("POST", path, [], context("ann")).bytes
        var (seen, revision) = (0, 0)
        while revision < last {
            try await socket.send(request)
            let answer = try await socket.answer()
            #expect(answer.status == 200)
            let metadata = try #require(answer.json()["metadata"] as? [String: Any])
            let next = try #require(metadata["revision"] as? Int)
            #expect(next >= revision)
            if next > revision { seen += 1 }
            revision = next
        }
        return seen
    }
}
