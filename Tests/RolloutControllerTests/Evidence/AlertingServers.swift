import Foundation
@testable import Rollouts
import TestSupport
import Testing

@testable import Values

/// A real Alertmanager that hears of alerts from a real Prometheus.
///
/// Prometheus scrapes the files `*.prom` of the workshop every second. An alert `Watchdog` fires
/// all the time, a metric `broken` above 0 makes `Broken` fire, of severity page, and `outage`
/// makes `Outage` fire, which inhibits it.
struct AlertingServers: Sendable {
    @TaskLocal static var running: AlertingServers?

    let workshop: Workshop
    let url: String
    /// The moment at which Alertmanager answered first.
    let start: Instant

    var source: Source.Kind { .alertmanager(.init(url: SecretText(url))) }

    func expose(_ metrics: String, as file: String) throws {
        try workshop.write(metrics + "\n", to: "\(file).prom")
    }

    /// Two minutes and a half from now, when Alertmanager will have run for long enough.
    static var later: Instant { .current + .seconds(150) }

    func reading(
        of firing: String,
        alive: String = "Watchdog",
        silenced: AlertSelection.Ignoring? = nil,
        inhibited: AlertSelection.Ignoring? = nil,
        now: Instant = AlertingServers.later
    ) async throws -> Reading {
        let selection = AlertSelection(
            firing: firing,
            alive: alive,
            silenced: silenced,
            inhibited: inhibited
        )
        let readings = await workshop.readings(of: [.firing(selection)], from: source, now: now)
        return try #require(readings.first)
    }

    /// Waits until Alertmanager answers as is wanted.
    func wait(
        for firing: String,
        alive: String = "Watchdog",
        until isWanted: (Measurement) -> Bool
    ) async throws {
        for _ in 0..<300 {
            if isWanted(try await reading(of: firing, alive: alive).measurement) { return }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw NeverSo(firing: firing)
    }

    /// Runs amtool against the Alertmanager, and returns what it printed.
    func amtool(_ words: String...) throws -> String {
        let output = try ProgramOutput(of: ["amtool", "--alertmanager.url=\(url)"] + words)
        try #require(output.code == 0, "\(output.output)")
        return output.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    struct NeverSo: Error {
        let firing: String
    }
}

/// Runs a suite with one Prometheus and one Alertmanager for all of its tests.
struct WithAlertmanager: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let scraped = try await Server(in: workshop)
        defer { scraped.stop() }
        let other = try Workshop()
        defer { other.remove() }
        // It is there for its free port.
        let spare = try await Server(in: other)
        defer { spare.stop() }
        let alertmanager = try startAlertmanager(in: workshop, at: spare.freePort)
        defer { end(alertmanager) }
        let prometheus = try startPrometheus(in: workshop, scraping: scraped, spare.freePort)
        defer { end(prometheus) }
        let servers = AlertingServers(
            workshop: workshop,
            url: "http://127.0.0.1:\(spare.freePort)/",
            start: .current
        )
        try await servers.wait(for: #"alertname="none""#) { $0 == .alerts(FiringAlerts(firing: 0)) }
        try await AlertingServers.$running.withValue(servers) { try await function() }
    }

    private func startAlertmanager(in workshop: Workshop, at port: Int) throws -> Process {
        try workshop.write(
            """
            route: { receiver: nobody }
            receivers: [ { name: nobody } ]
            inhibit_rules:
              - source_matchers: [ alertname="Outage" ]
                target_matchers: [ alertname="Broken" ]
            """,
            to: "alertmanager.yml"
        )
        return try run(
            [
                "prometheus-alertmanager", "--config.file=\(workshop.folder.path)/alertmanager.yml",
                "--storage.path=\(workshop.folder.path)/alerts", "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:\(port)",
            ],
            in: workshop
        )
    }

    private func startPrometheus(
        in workshop: Workshop,
        scraping scraped: Server,
        _ alertmanager: Int
    ) throws -> Process {
        try workshop.write(
            """
            groups:
              - name: alerts
                rules:
                  - { alert: Watchdog, expr: vector(1), labels: { severity: none } }
                  - { alert: Broken, expr: broken > 0, labels: { severity: page } }
                  - { alert: Outage, expr: outage > 0, labels: { severity: outage } }
            """,
            to: "rules.yml"
        )
        try workshop.write(
            """
            global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
            rule_files: [ rules.yml ]
            alerting:
              alertmanagers: [ { static_configs: [ { targets: ["127.0.0.1:\(alertmanager)"] } ] } ]
            scrape_configs:
              - job_name: service
                static_configs: [ { targets: ["127.0.0.1:\(scraped.port)"] } ]
            """,
            to: "prometheus.yml"
        )
        return try run(
            [
                "prometheus", "--config.file=\(workshop.folder.path)/prometheus.yml",
                "--storage.tsdb.path=\(workshop.folder.path)/data",
                "--rules.alert.resend-delay=1s",
                "--web.listen-address=127.0.0.1:\(scraped.freePort)",
            ],
            in: workshop
        )
    }

    private func run(_ words: [String], in workshop: Workshop) throws -> Process {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let files = path.split(separator: ":").map { "\($0)/\(words[0])" }
        guard let file = files.first(where: FileManager.default.isExecutableFile) else {
            throw Missing()
        }
        let log = workshop.folder.appending(path: "\(words[0]).log")
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: file)
        process.arguments = Array(words.dropFirst())
        process.standardInput = FileHandle.nullDevice
        let output = try FileHandle(forWritingTo: log)
        process.standardOutput = output
        process.standardError = output
        try Spawning.alone { try process.run() }
        return process
    }

    private func end(_ process: Process) {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    struct Missing: Error, CustomStringConvertible {
        let description =
            "prometheus and prometheus-alertmanager are needed: Tests/run.sh installs them"
    }
}
