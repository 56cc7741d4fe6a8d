import Foundation
import TestSupport

/// The web server of the tests, as long as its test runs.
struct Server {
    let port: Int
    /// Nobody listens there.
    let freePort: Int
    private let process: Process
    private let life: Pipe

    struct DidNotStart: Error {}

    init(in workshop: Workshop) async throws {
        process = Process()
        life = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", Self.script, workshop.folder.path]
        process.standardInput = life
        try Spawning.alone { [process] in try process.run() }
        for _ in 0..<300 {
            if let ports = workshop.text(of: "ports")?.split(separator: " ").compactMap({ Int($0) }
            ),
                ports.count == 2
            {
                (port, freePort) = (ports[0], ports[1])
                return
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw DidNotStart()
    }

    func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    func stop() {
        try? life.fileHandleForWriting.close()
        process.terminate()
        process.waitUntilExit()
    }

    private static let script = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appending(path: "Servers/answers.py").path
}

/// Runs a test with a web server that serves the files of the test's folder.
func withServer<Value>(
    _ body: (Workshop, Server) async throws -> Value
) async throws -> Value {
    let workshop = try Workshop()
    defer { workshop.remove() }
    let server = try await Server(in: workshop)
    defer { server.stop() }
    return try await body(workshop, server)
}

func withWorkshop(_ body: (Workshop) async throws -> Void) async throws {
    let workshop = try Workshop()
    defer { workshop.remove() }
    try await body(workshop)
}
