import Foundation
import TestSupport

/// The built binary, run as a user runs it: in a folder of its own, with a log of its own.
struct Binary {
    let folder: URL

    struct Result {
        let code: Int32
        let output: String
        let talk: String

        /// The object that `--json` printed.
        var json: [String: Any] {
            let object = try? JSONSerialization.jsonObject(with: Data(output.utf8))
            return object as? [String: Any] ?? [:]
        }

        /// The keys of the answer without those that every answer has.
        var ownKeys: Set<String> {
            Set(json.keys).subtracting(["error", "exitCode", "outcome", "schemaVersion"])
        }

        /// The kind of failure that `--json` printed.
        var errorCode: String? { (json["error"] as? [String: Any])?["code"] as? String }

        func strings(_ list: String, _ key: String) -> [String] {
            (json[list] as? [[String: Any]] ?? []).compactMap { $0[key] as? String }
        }
    }

    init(under parent: URL = FileManager.default.temporaryDirectory) throws {
        folder = parent.appending(path: "sluice-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    var log: String { folder.appending(path: "sluice.db").path }

    func write(_ text: String, to file: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: file))
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs the binary to its end.
    func sluice(
        _ arguments: [String],
        environment: [String: String] = [:],
        actor: String = "manager"
    ) throws -> Result {
        try finish(start(arguments, environment: environment, actor: actor))
    }

    struct Running {
        let process: Process
        let output: URL
        let talk: URL
    }

    func start(
        _ arguments: [String],
        environment: [String: String] = [:],
        actor: String = "manager"
    ) throws -> Running {
        try start(Self.built, arguments, environment: environment, actor: actor)
    }

    func start(
        _ program: URL,
        _ arguments: [String],
        environment: [String: String] = [:],
        actor: String = "manager"
    ) throws -> Running {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        process.environment = [
            "PATH": path, "SLUICE_ACTOR": actor,
            "XDG_STATE_HOME": folder.appending(path: "state").path,
        ]
        .merging(environment) { _, new in new }
        let name = UUID().uuidString
        let running = Running(
            process: process,
            output: folder.appending(path: "\(name).out"),
            talk: folder.appending(path: "\(name).err")
        )
        // Files and not pipes: a pipe that nobody empties stops the writer.
        for file in [running.output, running.talk] {
            _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        }
        process.standardOutput = try FileHandle(forWritingTo: running.output)
        process.standardError = try FileHandle(forWritingTo: running.talk)
        process.standardInput = FileHandle.nullDevice
        try Spawning.alone { try process.run() }
        return running
    }

    func finish(_ running: Running) throws -> Result {
        running.process.waitUntilExit()
        return Result(
            code: running.process.terminationStatus,
            output: try String(contentsOf: running.output, encoding: .utf8),
            talk: try String(contentsOf: running.talk, encoding: .utf8)
        )
    }

    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Beside the test bundle, in the build folder.
    static let built: URL = {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let here = bundle.appending(path: "sluice")
        return FileManager.default.isExecutableFile(atPath: here.path)
            ? here : root.appending(path: ".build/debug/sluice")
    }()
}

/// A folder with the sample plan applied, for one test.
func withRollout(
    plan: String = SamplePlan.text,
    _ body: (Binary) throws -> Void
) throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.write(plan, to: "plan.yaml")
    try binary.write(SamplePlan.evidence(), to: "evidence.json")
    let applied = try binary.sluice(["plan", "apply", "plan.yaml", "--yes"])
    guard applied.code == 0 else {
        throw SamplePlan.NotApplied(talk: applied.talk + applied.output)
    }
    try body(binary)
}

enum SamplePlan {
    struct NotApplied: Error {
        let talk: String
    }

    static func evidence(
        errors: Int = 0,
        pool: Int = 200,
        tickets: String = "6"
    ) -> String {
        #"{"requests": 5000, "errors": \#(errors), "pool_size": \#(pool), "tickets": \#(tickets)}"#
    }

    static let text = """
        sluice: 1
        name: sample-1.0
        sources:
          suites: { attestation: [ci-bot] }
          service: { command: [cat, evidence.json], timeout: 5s }
        noGo:
          - id: tenant-leak
            measure: { from: suites, trials: tenant-isolation }
            require: { failures: 0, trials: 1000 }
            onFail: rollback
          - id: error-rate
            measure: { from: service, failures: errors, total: requests, counts: sinceStage }
            require: { ratio: "< 1%", confidence: 95% }
            when: live
            onFail: rollback
        stages:
          - name: beta
            cohort: 10..20
            soak: 0s
            gates:
              - id: tickets
                measure: { from: service, value: tickets }
                require: { value: "<= 10" }
          - name: early-access
            cohort: 5000
            soak: 0s
          - name: launch
            cohort: 50000
            soak: 1h
            approvals: { count: 1, role: approver, notRequester: true }
        mitigations:
          - id: db-pool
            title: Scale the pool
            level: recommended
            due: { before: early-access }
            whenOverdue: P0
            verify:
              measure: { from: service, value: pool_size }
              require: { value: ">= 200" }
        """
}

extension Binary {
    func attest(_ trials: Int = 1_000, failures: Int = 0) throws {
        _ = try sluice(
            [
                "attest", "tenant-isolation", "--successes", String(trials), "--failures",
                String(failures),
            ],
            actor: "ci-bot"
        )
    }

    /// Attests, and advances as often as it takes to be in a stage.
    func reach(_ stage: String) throws {
        try attest()
        for next in ["beta", "early-access"] {
            _ = try sluice(["advance", "--yes", "--to", next])
            if next == stage { return }
        }
    }
}
