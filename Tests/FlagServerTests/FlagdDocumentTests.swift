import Testing

@Suite struct FlagdDocumentTests {
    private let path = "/flagd/flags.json"

    @Test func `flagd's file is served as it was given`() async throws {
        let document = #"{"flags":{"a":{"state":"ENABLED"}}}"#
        try await withServer(snapshot: .sample(flagd: document)) { server async throws in
            let answer = try await server.ask("GET", path)
            #expect(answer.status == 200)
            #expect(answer.text == document)
            #expect(answer["content-type"] == "application/json")
            let head = try await server.ask("HEAD", path)
            #expect(head.status == 200)
            #expect(head["content-length"] == "\(document.utf8.count)")
            #expect(head["etag"] == answer["etag"])
            #expect(head["etag"]?.hasPrefix("\"") == true)
        }
    }

    @Test func `flagd's file is not sent again until it changes`() async throws {
        try await withServer { server async throws in
            let tag = try #require(try await server.ask("GET", path)["etag"])
            for method in ["GET", "HEAD"] {
                let answer = try await server.ask(method, path, [("If-None-Match", tag)])
                #expect(answer.status == 304)
                #expect(answer.body.isEmpty)
            }
            server.source.put(.sample(flagd: #"{"flags":{"a":{}}}"#))
            try await waitUntil {
                try await server.ask("GET", path, [("If-None-Match", tag)]).status == 200
            }
        }
    }

    @Test func `a file of megabytes arrives whole, however often it is asked for`() async throws {
        let document = String(repeating: "0123456789abcdef", count: 200_000)
        try await withServer(snapshot: .sample(flagd: document)) { server async throws in
            let socket = try RawSocket(port: server.port)
            let request = "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n"
            try await socket.send(String(repeating: request, count: 20))
            for _ in 0..<20 {
                let answer = try await socket.answer()
                #expect(answer.body.elementsEqual(document.utf8))
            }
            #expect(try await server.ask("HEAD", path)["content-length"] == "3200000")
        }
    }
}
