import Testing

@Suite struct MethodTests {
    @Test(arguments: [
        ("GET", "/ofrep/v1/evaluate/flags/checkout", "POST"),
        ("PUT", "/ofrep/v1/evaluate/flags", "POST"), ("HEAD", "/ofrep/v1/evaluate/flags", "POST"),
        ("OPTIONS", "/ofrep/v1/evaluate/flags/a", "POST"),
        ("POST", "/flagd/flags.json", "GET, HEAD"), ("DELETE", "/healthz", "GET, HEAD"),
    ])
    func `another method is told which there are`(
        _ method: String,
        _ path: String,
        _ allowed: String
    ) async throws {
        try await withServer { server async throws in
            let answer = try await server.ask(method, path, [], method == "GET" ? nil : "{}")
            #expect(answer.status == 405)
            #expect(answer["allow"] == allowed)
        }
    }

    @Test(arguments: [
        "/", "/ofrep/v1/evaluate/flag", "/ofrep/v1/evaluate/flagsx", "/ofrep/v1/configuration",
        "/healthz/", "/flagd/../healthz", "//healthz", "*",
    ])
    func `there is nothing on other paths`(_ path: String) async throws {
        try await withServer { server async throws in
            for method in ["GET", "POST"] {
                let answer = try await server.ask(method, path)
                #expect(answer.status == 404)
                #expect(try answer.json()["errorDetails"] != nil)
            }
        }
    }
}
