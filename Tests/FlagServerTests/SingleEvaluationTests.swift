import Foundation
import Testing

@Suite struct SingleEvaluationTests {
    @Test func `a member has the flag on, and everybody else off`() async throws {
        try await withServer { server async throws in
            for (id, variant, value) in [("ann", "on", true), ("eve", "off", false)] {
                let answer = try await server.evaluate(context(id))
                #expect(answer.status == 200)
                #expect(
                    answer.text == """
                        {"key":"checkout","reason":"SPLIT","variant":"\(variant)","value":\(value),\
                        "metadata":{"stage":"beta","revision":3}}
                        """
                )
                #expect(answer["content-type"] == "application/json")
                #expect(answer["cache-control"] == "no-store")
                #expect(answer["x-content-type-options"] == "nosniff")
                #expect(answer["date"]?.hasSuffix(" GMT") == true)
            }
        }
    }

    @Test func `a rollout that nobody has is disabled`() async throws {
        try await withServer { server async throws in
            let answer = try await server.evaluate(context("ann"), flag: "search")
            #expect(
                answer.text == """
                    {"key":"search","reason":"DISABLED","variant":"off","value":false,\
                    "metadata":{"stage":"planned","revision":1}}
                    """
            )
        }
    }

    @Test func `a flag whose list is damaged says so`() async throws {
        try await withServer { server async throws in
            let answer = try await server.evaluate(context("ann"), flag: "export")
            #expect(answer.status == 400)
            #expect(try answer.errorCode() == "GENERAL")
            #expect(try answer.json()["key"] as? String == "export")
            #expect(answer.text.contains(#"the list of \"launch\" is damaged"#))
        }
    }

    @Test(arguments: [
        ("", "PARSE_ERROR"), (" ", "PARSE_ERROR"), ("{", "PARSE_ERROR"), ("nul", "PARSE_ERROR"),
        ("[]", "PARSE_ERROR"), ("null", "PARSE_ERROR"), ("\"a\"", "PARSE_ERROR"),
        ("1", "PARSE_ERROR"), ("{} {}", "PARSE_ERROR"), ("{'context':{}}", "PARSE_ERROR"),
        (#"{"context":{"targetingKey":"a"},}"#, "PARSE_ERROR"),
        (#"{"context":{"targetingKey":"a\q"}}"#, "PARSE_ERROR"),
        (#"{"context":{"targetingKey":"\ud800"}}"#, "PARSE_ERROR"),
        (#"{"context":{"targetingKey":"ann","targetingKey":"eve"}}"#, "PARSE_ERROR"),
        (#"{"context":{"targetingKey":"ann","a":1e999}}"#, "PARSE_ERROR"),
        ("{}", "TARGETING_KEY_MISSING"), (#"{"Context":{}}"#, "TARGETING_KEY_MISSING"),
        (#"{"context":{}}"#, "TARGETING_KEY_MISSING"),
        (#"{"context":{"targetingkey":"a"}}"#, "TARGETING_KEY_MISSING"),
        (#"{"context":{"targetingKey":""}}"#, "TARGETING_KEY_MISSING"),
        (#"{"context":[]}"#, "INVALID_CONTEXT"), (#"{"context":"ann"}"#, "INVALID_CONTEXT"),
        (#"{"context":null}"#, "INVALID_CONTEXT"), (#"{"context":1}"#, "INVALID_CONTEXT"),
        (#"{"context":{"targetingKey":1}}"#, "INVALID_CONTEXT"),
        (#"{"context":{"targetingKey":null}}"#, "INVALID_CONTEXT"),
        (#"{"context":{"targetingKey":["ann"]}}"#, "INVALID_CONTEXT"),
    ])
    func `what is no evaluation is refused with its code`(
        _ body: String,
        _ code: String
    ) async throws {
        try await withServer { server async throws in
            let single = try await server.evaluate(body)
            #expect(single.status == 400)
            #expect(try single.errorCode() == code, "\(single.text)")
            #expect(try single.json()["key"] as? String == "checkout")
            let bulk = try await server.evaluate(body, flag: nil)
            #expect(bulk.status == 400)
            #expect(try bulk.errorCode() == code, "\(bulk.text)")
            #expect(try bulk.json()["key"] == nil)
        }
    }

    @Test func `bytes that are no UTF-8, and nesting without an end, are refused`() async throws {
        try await withServer { server async throws in
            let deep = String(repeating: "[", count: 60_000)
            let bodies = [
                Array(#"{"context":{"targetingKey":"a"#.utf8) + [0xFF] + Array(#""}}"#.utf8),
                Array(#"{"context":{"targetingKey":"ann","a":\#(deep)"#.utf8), [0xFF, 0xFE], [0],
            ]
            for body in bodies {
                let socket = try RawSocket(port: server.port)
                try await socket.send(
                    "POST /ofrep/v1/evaluate/flags/checkout HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Length: \(body.count)\r\n\r\n"
                )
                try await socket.send(body)
                #expect(try await socket.answer().errorCode() == "PARSE_ERROR")
            }
        }
    }

    @Test func `whatever else a context holds is left alone`() async throws {
        try await withServer { server async throws in
            let body = #"""
                {"other":[1,{"context":3}], "context" : {"plan":{"targetingKey":"eve"},"age":31,
                 "tags":[null,true,1.5e3], "targetingKey" : "\u0061nn"} }
                """#
            let answer = try await server.evaluate(body)
            #expect(try answer.json()["value"] as? Bool == true)
        }
    }

    @Test(arguments: [
        ("nothing", "nothing"), ("a%2Fb", "a/b"), ("a/b", "a/b"), ("CHECKOUT", "CHECKOUT"),
        ("%22%0A%3Cb%3E", "\"\n<b>"), ("%e2%84%aa", "\u{212A}"), ("checkout%00", "checkout\0"),
        ("%zz", "%zz"), ("%ff", "%ff"), ("", ""), ("checkout/", "checkout/"),
    ])
    func `a flag that is not there is named`(_ path: String, _ key: String) async throws {
        try await withServer { server async throws in
            let answer = try await server.evaluate(context("ann"), flag: path)
            #expect(answer.status == 404)
            #expect(try answer.errorCode() == "FLAG_NOT_FOUND")
            let named = try #require(answer.json()["key"] as? String)
            #expect(Array(named.utf8) == Array(key.utf8))
        }
    }

    @Test func `a key may be sent encoded, and with a query behind it`() async throws {
        try await withServer { server async throws in
            for path in ["check%6Fut", "checkout?flagConfigEtag=a", "checkout?"] {
                #expect(try await server.evaluate(context("ann"), flag: path).status == 200)
            }
        }
    }
}
