import Foundation
@testable import Rollouts
import TestSupport
import Testing

@testable import Values

/// A real Prometheus that scrapes the files `*.prom` of its workshop every second.
struct PrometheusServer: Sendable {
    @TaskLocal static var running: PrometheusServer?

    let workshop: Workshop
    let source: Source.Kind

    /// Changes what is scraped; a metric belongs to one test.
    func expose(_ metrics: String, as file: String) throws {
        try workshop.write(metrics + "\n", to: "\(file).prom")
    }

    /// Waits until Prometheus has scraped the query's value.
    func wait(
        for query: String,
        toBe value: Double,
        while isRunning: @autoclosure () -> Bool = true
    ) async throws {
        for _ in 0..<300 where isRunning() {
            let answer = await workshop.measurement(of: .value(query), from: source)
            if answer == .value(value) { return }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw NeverScraped(query: query, value: value)
    }

    func reading(
        of quantity: Measure.Quantity,
        window: Measure.Window? = nil,
        unit: String? = nil,
        since: Instant? = nil,
        now: Instant = .current
    ) async throws -> Reading {
        let readings = await workshop.readings(
            of: [quantity],
            from: source,
            window: window,
            unit: unit,
            since: since,
            now: now
        )
        return try #require(readings.first)
    }

    struct NeverScraped: Error {
        let query: String
        let value: Double
    }
}

/// Runs a suite with one Prometheus for all of its tests.
struct WithPrometheus: SuiteTrait, TestScoping {
    /// Samples of the past, in the text form of OpenMetrics.
    let history: String

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        try fill(workshop)
        for _ in 0..<5 {
            if try await isRun(in: workshop, around: function) { return }
        }
        throw NeverStarted()
    }

    /// Returns false if Prometheus ended before it was ready, as where another program took its
    /// port.
    private func isRun(
        in workshop: Workshop,
        around function: @concurrent @Sendable () async throws -> Void
    ) async throws -> Bool {
        try? FileManager.default.removeItem(atPath: "\(workshop.folder.path)/ports")
        let server = try await Server(in: workshop)
        defer { server.stop() }
        let process = try start(in: workshop, scraping: server)
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        let url = SecretText("http://127.0.0.1:\(server.freePort)/")
        let prometheus = PrometheusServer(workshop: workshop, source: .prometheus(.init(url: url)))
        try prometheus.expose("ready 1", as: "ready")
        do {
            try await prometheus.wait(for: "ready", toBe: 1, while: process.isRunning)
        } catch let problem as PrometheusServer.NeverScraped {
            guard process.isRunning else { return false }
            throw problem
        }
        try await PrometheusServer.$running.withValue(prometheus) { try await function() }
        return true
    }

    private func fill(_ workshop: Workshop) throws {
        try workshop.write(history + "# EOF\n", to: "history.txt")
        let data = workshop.folder.appending(path: "data").path
        let file = workshop.folder.appending(path: "history.txt").path
        let words = [
            "promtool", "tsdb", "create-blocks-from", "openmetrics", "--quiet", file, data,
        ]
        let process = try run(words, output: .nullDevice)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Missing() }
    }

    private func start(in workshop: Workshop, scraping server: Server) throws -> Process {
        try workshop.write(
            """
            global: { scrape_interval: 1s, scrape_timeout: 1s }
            scrape_configs:
              - job_name: service
                static_configs: [ { targets: ["127.0.0.1:\(server.port)"] } ]
            """,
            to: "prometheus.yml"
        )
        let log = workshop.folder.appending(path: "prometheus.log")
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        return try run(
            [
                "prometheus", "--config.file=\(workshop.folder.path)/prometheus.yml",
                "--storage.tsdb.path=\(workshop.folder.path)/data",
                "--web.listen-address=127.0.0.1:\(server.freePort)",
            ],
            output: try FileHandle(forWritingTo: log)
        )
    }

    private func run(_ words: [String], output: FileHandle) throws -> Process {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let files = path.split(separator: ":").map { "\($0)/\(words[0])" }
        guard let file = files.first(where: FileManager.default.isExecutableFile) else {
            throw Missing()
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: file)
        process.arguments = Array(words.dropFirst())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try Spawning.alone { try process.run() }
        return process
    }

    struct NeverStarted: Error {}

    struct Missing: Error, CustomStringConvertible {
        let description = "prometheus and promtool are needed: Tests/run.sh installs them"
    }
}
