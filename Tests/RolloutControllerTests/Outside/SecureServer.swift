import Foundation
import TestSupport

/// A web server behind TLS, with certificates of the test's own.
struct SecureServer {
    let workshop: Workshop
    private let process = Process()
    private let life = Pipe()

    struct DidNotStart: Error {}

    /// Starts one that shows a certificate by its name, and asks for one that an authority of the
    /// name `clients` has signed.
    init(
        in workshop: Workshop,
        showing certificate: String = "server",
        version: String = "1.3",
        clients: String? = nil
    ) throws {
        self.workshop = workshop
        let folder = workshop.folder.path
        let made = try ProgramOutput(of: ["sh", Self.script("certificates.sh"), folder])
        guard made.code == 0 else { throw DidNotStart() }
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["python3", Self.script("secure.py"), folder, certificate, version]
            + [clients].compactMap(\.self)
        process.standardInput = life
        try Spawning.alone { [process] in try process.run() }
    }

    func port() async throws -> Int {
        for _ in 0..<300 {
            if let port = workshop.text(of: "port").flatMap({ Int($0) }) { return port }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw DidNotStart()
    }

    func stop() {
        try? life.fileHandleForWriting.close()
        process.terminate()
        process.waitUntilExit()
    }

    private static func script(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Servers/\(name)").path
    }
}
