import Foundation
import FlagServer
import Testing

@Suite struct BulkEvaluationTests {
    @Test func `all flags are answered in the order of their keys`() async throws {
        try await withServer { server async throws in
            let answer = try await server.evaluate(context("ann"), flag: nil)
            #expect(answer.status == 200)
            #expect(answer["cache-control"] == "no-store")
            #expect(
                answer.text == #"""
                    {"flags":[{"key":"checkout","reason":"SPLIT","variant":"on","value":true,\#
                    "metadata":{"stage":"beta","revision":3}},\#
                    {"key":"export","errorCode":"GENERAL",\#
                    "errorDetails":"the list of \"launch\" is damaged"},\#
                    {"key":"search","reason":"DISABLED","variant":"off","value":false,\#
                    "metadata":{"stage":"planned","revision":1}}]}
                    """#
            )
        }
    }

    @Test func `a server without rollouts has no flags`() async throws {
        try await withServer(snapshot: FlagSnapshot(flags: [], flagd: [])) { server async throws in
            #expect(try await server.evaluate(context("ann"), flag: nil).text == #"{"flags":[]}"#)
        }
    }

    @Test func `a tag names the answers to one context`() async throws {
        try await withServer { server async throws in
            let tag = try #require(try await server.evaluate(context("ann"), flag: nil)["etag"])
            #expect(tag.hasPrefix("\"") && tag.hasSuffix("\"") && tag.count > 16)
            #expect(try await server.evaluate(context("bob"), flag: nil)["etag"] == tag)
            #expect(try await server.evaluate(context("eve"), flag: nil)["etag"] != tag)
            server.source.put(.sample(revision: 4))
            try await waitUntil {
                try await server.evaluate(context("ann"), flag: nil)["etag"] != tag
            }
        }
    }

    @Test func `a client that has the answers is not sent them again`() async throws {
        try await withServer { server async throws in
            let tag = try #require(try await server.evaluate(context("ann"), flag: nil)["etag"])
            let bare = tag.filter { $0 != "\"" }
            for field in [
                tag, "W/\(tag)", bare, "W/\(bare)", "*", "\"a\", \(tag)",
                "\"a,b\",W/\(tag) , \"c\"",
                "a , \(bare)",
            ] {
                let answer = try await server.evaluate(
                    context("ann"),
                    [("If-None-Match", field)],
                    flag: nil
                )
                #expect(answer.status == 304, "\(field)")
                #expect(answer.body.isEmpty)
                #expect(answer["content-length"] == nil)
                #expect(answer["etag"] == tag)
            }
            for field in ["\"a\"", "", ",", "\"x, \(bare), y\"", "\"", "\(bare)a", "**"] {
                let answer = try await server.evaluate(
                    context("ann"),
                    [("If-None-Match", field)],
                    flag: nil
                )
                #expect(answer.status == 200, "\(field)")
            }
            let two = [("If-None-Match", "\"a\""), ("if-none-match", tag)]
            #expect(try await server.evaluate(context("ann"), two, flag: nil).status == 304)
            // Another user's answers are others.
            let other = try await server.evaluate(
                context("eve"),
                [("If-None-Match", tag)],
                flag: nil
            )
            #expect(other.status == 200)
        }
    }
}
