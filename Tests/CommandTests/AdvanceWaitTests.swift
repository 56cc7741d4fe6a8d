import Foundation
import Testing

/// `advance --wait`, by real processes.
@Suite struct AdvanceWaitTests {
    private static let words = ["advance", "--yes", "--wait", "--interval", "1s"]

    /// A rollout in its first stage, which soaks for a while.
    private func withBeta(soak: String, _ body: (Binary) throws -> Void) throws {
        let plan = SamplePlan.text.replacing(
            "name: beta\n    cohort: 10..20\n    soak: 0s",
            with: "name: beta\n    cohort: 10..20\n    soak: \(soak)"
        )
        try withRollout(plan: plan) { binary in
            try binary.reach("beta")
            try body(binary)
        }
    }

    @Test func `a soak is waited for, and nothing but the step is recorded`() throws {
        try withBeta(soak: "12s") { binary in
            let before = try binary.entries().count
            let result = try binary.sluice(Self.words + ["--timeout", "2m", "--json"])
            #expect(result.code == 0, "\(result.output)")
            #expect(result.json["outcome"] as? String == "advanced")
            #expect(result.talk.contains("waits: beta soaks for 12s"))
            #expect(try binary.entries().count == before + 1)
            #expect(try binary.exposure() == 5_000)
        }
    }

    @Test func `its time over, it ends as the last refusal, which is recorded once`() throws {
        try withBeta(soak: "1h") { binary in
            let before = try binary.entries().count
            let result = try binary.sluice(Self.words + ["--timeout", "3s"])
            #expect(result.code == 10)
            #expect(result.output.contains("not advanced: beta keeps its 20 users"))
            #expect(try binary.entries().count == before + 1)
        }
    }

    @Test func `what needs a person is said at once`() throws {
        try withRollout { binary in
            let start = Date()
            let result = try binary.sluice(Self.words)
            #expect(result.code == 10)
            #expect(result.output.contains("sluice attest tenant-isolation"))
            #expect(Date().timeIntervalSince(start) < 20)
        }
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `a signal ends it, and nothing is recorded`(_ signal: Int32) throws {
        try withBeta(soak: "1h") { binary in
            let before = try binary.entries().count
            let running = try binary.start(Self.words)
            sleep(3)
            kill(running.process.processIdentifier, signal)
            _ = try binary.finish(running)
            #expect(running.process.terminationReason == .uncaughtSignal)
            #expect(try binary.entries().count == before)
            #expect(try binary.sluice(["log", "verify"]).code == 0)
        }
    }

    @Test func `on a terminal one line counts down, and is gone before the answer`() throws {
        try withBeta(soak: "1h") { binary in
            let (code, screen) = try binary.onTerminal(Self.words + ["--timeout", "4s"])
            #expect(code == 10)
            #expect(screen.contains("waits for the soak of beta · earliest in "))
            #expect(screen.contains("gives up in "))
            let end = try #require(screen.components(separatedBy: "\r\u{1B}[K").last)
            #expect(end.contains("not advanced"))
        }
    }

    @Test func `a person is asked before the waiting`() throws {
        try withBeta(soak: "1h") { binary in
            let words = ["advance", "--wait", "--timeout", "2s"]
            #expect(try binary.sluice(words).code == 64)
            let (code, screen) = try binary.onTerminal(words, keys: ["n\n=3"])
            #expect(code == 75)
            #expect(screen.contains("as soon as nothing but time is in the way?"))
        }
    }

    @Test(arguments: [
        ["--timeout", "2h"], ["--interval", "5s"], ["--wait", "--dry-run"],
        ["--wait", "--timeout", "0s"], ["--wait", "--interval", "1ms"],
    ])
    func `options that mean nothing together are refused`(_ words: [String]) throws {
        try withRollout { binary in
            let result = try binary.sluice(["advance", "--yes"] + words)
            #expect(result.code == 64)
        }
    }
}
