import Foundation
import Testing

/// The guard as a command: its exit codes, the rollouts that it looks at, and its end.
@Suite struct GuardCommandTests {
    private static func plan(_ name: String, onFail: String = "rollback") -> String {
        """
        sluice: 1
        name: \(name)
        sources:
          suites: { attestation: [ci-bot] }
          service: { command: [cat, \(name).json], timeout: 5s }
        noGo:
          - id: leak
            measure: { from: suites, trials: leak }
            require: { failures: 0, trials: 10 }
            onFail: rollback
          - id: v
            measure: { from: service, value: v }
            require: { value: "<= 1" }
            when: live
            onFail: \(onFail)
        stages: [ { name: beta, cohort: 10, soak: 0s } ]
        """
    }

    /// Makes rollouts that are live and sound, and runs a test on them.
    private func withLive(
        _ names: String...,
        onFail: String = "rollback",
        _ body: (Binary) throws -> Void
    ) throws {
        let binary = try Binary()
        defer { binary.remove() }
        for name in names {
            try binary.write(Self.plan(name, onFail: onFail), to: "\(name).yaml")
            try measure(0, of: name, binary)
            #expect(try binary.sluice(["plan", "apply", "\(name).yaml", "--yes"]).code == 0)
            try attest(failures: 0, of: name, binary)
            #expect(try binary.sluice(["advance", "--yes", "--rollout", name]).code == 0)
        }
        try body(binary)
    }

    private func measure(_ value: Int?, of name: String, _ binary: Binary) throws {
        try binary.write(value.map { #"{"v": \#($0)}"# } ?? "{}", to: "\(name).json")
    }

    private func attest(failures: Int, of name: String, _ binary: Binary) throws {
        let result = ["--successes", "10", "--failures", "\(failures)", "--rollout", name]
        _ = try binary.sluice(["attest", "leak"] + result, actor: "ci-bot")
    }

    private func exposure(of name: String, _ binary: Binary) throws -> Int? {
        let status = try binary.sluice(["status", "--json", "--rollout", name])
        return (status.json["exposure"] as? [String: Any])?["now"] as? Int
    }

    private func once(_ binary: Binary, _ options: String...) throws -> Int32 {
        try binary.sluice(["guard", "--once"] + options).code
    }

    @Test func `the gravest of several rollouts is told`() throws {
        try withLive("a", "b") { binary in
            #expect(try once(binary) == 0)
            try measure(nil, of: "a", binary)
            #expect(try once(binary) == 20)
            try attest(failures: 3, of: "b", binary)
            #expect(try once(binary) == 14, "a rollback by an attestation is hidden by a 20")
            #expect(try once(binary, "--rollout", "a") == 20)
            _ = try binary.sluice(["resume", "--reason", "mended", "--rollout", "b"])
            #expect(try once(binary) == 20)
            try measure(9, of: "a", binary)
            #expect(try once(binary) == 14)
        }
    }

    @Test func `a hold by the guard is told as long as it stands`() throws {
        try withLive("a", "b", onFail: "hold") { binary in
            try measure(9, of: "a", binary)
            try FileManager.default.removeItem(at: binary.folder.appending(path: "b.json"))
            #expect(try once(binary) == 11)
            #expect(try once(binary) == 11)
            #expect(try exposure(of: "a", binary) == 10)
        }
    }

    @Test func `flags that could not be written are written by a later look`() throws {
        try withLive("a") { binary in
            let flags = binary.folder.appending(path: "flags.json")
            let environment = ["SLUICE_FLAGS_FILE": flags.path]
            let lock = binary.folder.appending(path: "flags.json.lock")
            try FileManager.default.createDirectory(at: lock, withIntermediateDirectories: false)
            try measure(9, of: "a", binary)
            for _ in 1...2 {
                let result = try binary.sluice(["guard", "--once"], environment: environment)
                #expect(result.code == 14)
                #expect(result.talk.contains("flags.json"))
            }
            try FileManager.default.removeItem(at: lock)
            let result = try binary.sluice(["guard", "--once"], environment: environment)
            #expect(!result.talk.contains("flags.json"))
            #expect(FileManager.default.fileExists(atPath: flags.path))
        }
    }

    @Test func `a rollout that is not named is not touched, and an unknown one is refused`() throws
    {
        try withLive("a", "b", "c") { binary in
            for name in ["b", "c"] { try measure(9, of: name, binary) }
            #expect(try once(binary, "--rollout", "a") == 0)
            #expect(try exposure(of: "b", binary) == 10)
            #expect(try once(binary, "--rollout", "a,b") == 14)
            #expect(try exposure(of: "b", binary) == 0)
            #expect(try exposure(of: "c", binary) == 10)
            for wrong in ["d", "a,d", "", "a,"] {
                #expect(try once(binary, "--rollout", wrong) == 64, "\(wrong)")
            }
        }
    }

    @Test func `a completed rollout is watched: check ends with 12, and the guard takes it back`()
        throws
    {
        try withLive("a") { binary in
            #expect(try binary.sluice(["advance", "--yes"]).code == 0)
            let status = try binary.sluice(["status"])
            #expect(status.output.contains("for 29d 23h more: a no-go that fails is acted on"))
            #expect(try binary.sluice(["check"]).code == 0)
            try measure(9, of: "a", binary)
            let check = try binary.sluice(["check"])
            #expect(check.code == 12)
            #expect(check.output.contains("v is 9"))
            #expect(try once(binary) == 14)
            #expect(try exposure(of: "a", binary) == 0)
        }
    }

    @Test func `what nobody sees is the first line of the status`() throws {
        try withLive("a") { binary in
            let text = Self.plan("a") + "\nguard: { blindAfter: 1s, onBlind: hold }\n"
            try binary.write(text, to: "a.yaml")
            #expect(try binary.sluice(["plan", "apply", "a.yaml", "--yes"]).code == 0)
            try measure(nil, of: "a", binary)
            #expect(try once(binary) == 20)
            sleep(2)
            let status = try binary.sluice(["status"])
            #expect(status.output.hasPrefix("BLIND: nobody sees v since"))
            #expect(try once(binary) == 11)
            #expect(try binary.sluice(["advance", "--yes"]).code == 11)
        }
    }

    @Test(arguments: [SIGINT, SIGTERM], [1, 4, 7])
    func `a signal ends the watch at any moment, and its programs`(
        _ signal: Int32,
        after seconds: UInt32
    ) throws {
        try withLive("a") { binary in
            // It does not end by itself when it is asked to.
            let program = "trap '' TERM INT; echo $$ >>pids; while :; do sleep 1; done"
            let words = "command: [sh, -c, \"\(program)\"], timeout: 2s"
            let text = Self.plan("a").replacing("command: [cat, a.json], timeout: 5s", with: words)
            try binary.write(text, to: "a.yaml")
            #expect(try binary.sluice(["plan", "apply", "a.yaml", "--yes"]).code == 0)
            let running = try binary.start(["guard", "--interval", "1s"])
            let pids = binary.folder.appending(path: "pids")
            for _ in 0..<100 where !FileManager.default.fileExists(atPath: pids.path) {
                usleep(100_000)
            }
            sleep(seconds)
            kill(running.process.processIdentifier, signal)
            let asked = ContinuousClock.now
            let result = try binary.finish(running)
            // It is to take 3 s; a machine that is busy with other tests may take longer.
            #expect(ContinuousClock.now - asked < .seconds(20))
            #expect(running.process.terminationReason == .uncaughtSignal)
            #expect(result.code == signal)
            let programs = try String(contentsOf: pids, encoding: .utf8).split(separator: "\n")
            for pid in programs.compactMap({ Int32($0) }) { #expect(kill(pid, 0) != 0) }
        }
    }
}
