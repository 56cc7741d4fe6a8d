import Foundation
import Testing

/// A web server that answers with the files of its folder.
struct Service {
    let port: Int
    private let folder: URL
    private let running: Binary.Running

    init(in binary: Binary) throws {
        folder = binary.folder.appending(path: "service")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        port = try FreePort.next(binary)
        running = try binary.start(
            URL(fileURLWithPath: "/usr/bin/env"),
            [
                "python3", "-m", "http.server", "\(port)", "--bind", "127.0.0.1", "--directory",
                folder.path,
            ]
        )
        try FreePort.waitUntilTaken(port, binary)
    }

    func answer(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: path))
    }

    /// Ends it by the one signal that the mask of a pool's thread, which it has inherited, lets through.
    func stop() {
        kill(running.process.processIdentifier, SIGKILL)
        running.process.waitUntilExit()
    }
}

/// A real Prometheus that scrapes one service every second.
struct Prometheus {
    let port: Int
    private let running: Binary.Running

    init(in binary: Binary, scraping target: Int) throws {
        port = try FreePort.next(binary)
        try binary.write(
            """
            global: { scrape_interval: 1s, scrape_timeout: 1s }
            scrape_configs:
              - job_name: my-service
                static_configs: [ { targets: ["127.0.0.1:\(target)"] } ]
            """,
            to: "prometheus.yml"
        )
        running = try binary.start(
            URL(fileURLWithPath: "/usr/bin/env"),
            [
                "prometheus", "--config.file=prometheus.yml", "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:\(port)",
            ]
        )
        try FreePort.waitUntilTaken(port, binary)
    }

    func stop() {
        running.process.terminate()
        running.process.waitUntilExit()
    }
}

/// A port of this machine that nobody listens on.
enum FreePort {
    struct NobodyListens: Error {
        let port: Int
    }

    static func next(_ binary: Binary) throws -> Int {
        let script =
            "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); "
            + "print(s.getsockname()[1])"
        let output = try binary.python(script).output
        return try #require(Int(output.trimmingCharacters(in: .newlines)))
    }

    static func waitUntilTaken(_ port: Int, _ binary: Binary) throws {
        let script = "import socket; socket.create_connection(('127.0.0.1', \(port)), 1)"
        for _ in 0..<300 {
            if try binary.python(script).code == 0 { return }
            usleep(100_000)
        }
        throw NobodyListens(port: port)
    }
}

extension Binary {
    /// Runs a script to its end, without a pipe that a server might keep open.
    fileprivate func python(_ script: String) throws -> Result {
        try finish(start(URL(fileURLWithPath: "/usr/bin/env"), ["python3", "-c", script]))
    }
}
