import Foundation
import Testing

/// Several processes on one log, and processes that are ended in the middle.
@Suite struct TogetherTests {
    @Test func `of eight advances at once exactly one is recorded`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            let arguments = ["advance", "--yes", "--to", "early-access", "--json"]
            let running = try (0..<8).map { try binary.start(arguments, actor: "manager-\($0)") }
            let results = try running.map(binary.finish)
            let outcomes = results.compactMap { $0.json["outcome"] as? String }
            #expect(outcomes.count { $0 == "advanced" } == 1, "\(outcomes)")
            for result in results {
                let isDone = result.code == 0
                let isConflict = result.code == 3 && result.json["outcome"] as? String == "conflict"
                #expect(isDone || isConflict, "\(result.code): \(result.output)")
            }
            #expect(try binary.entries(of: "advance").count { $0.to == "early-access" } == 1)
            #expect(try binary.exposure() == 5_000)
            #expect(try binary.sluice(["log", "verify"]).code == 0)
        }
    }

    @Test func `a key that is sent eight times at once is carried out once`() throws {
        try withRollout { binary in
            let arguments = ["hold", "--reason", "lunch", "--idempotency-key", "k", "--json"]
            let running = try (0..<8).map { _ in try binary.start(arguments) }
            let results = try running.map(binary.finish)
            // One that read the state before the first was recorded is told to try again.
            #expect(results.allSatisfy { $0.code == 0 || $0.code == 3 })
            #expect(try binary.entries(of: "hold").count == 1)
            let again = try binary.sluice(arguments)
            #expect(again.code == 0)
            #expect(again.json["entry"] as? Int == 1)
        }
    }

    /// What was acknowledged is in the log, and what is in the log is whole.
    @Test func `processes that are killed leave whole entries or none`() throws {
        try withRollout { binary in
            var acknowledged: Set<String> = []
            for round in 0..<12 {
                let running = try (0..<3).map { writer in
                    try binary.start(
                        [
                            "attest", "tenant-isolation", "--successes", "1000", "--failures", "0",
                            "--idempotency-key", "key-\(round)-\(writer)", "--json",
                        ],
                        actor: "ci-bot"
                    )
                }
                usleep(UInt32(8_000 * round))
                for each in running { kill(each.process.processIdentifier, SIGKILL) }
                for (writer, each) in running.enumerated() {
                    let result = try binary.finish(each)
                    if result.json["entry"] as? Int != nil {
                        acknowledged.insert("key-\(round)-\(writer)")
                    }
                }
            }
            #expect(try binary.sluice(["log", "verify"]).code == 0)
            let recorded = Set(try binary.entries(of: "attest").map(\.id))
            #expect(acknowledged.isSubset(of: recorded))
            try binary.attest()
            #expect(try binary.sluice(["advance", "--yes"]).code == 0)
        }
    }

    @Test func `the guard ends by SIGTERM and has written nothing that was not new`() throws {
        try withRollout { binary in
            try binary.reach("early-access")
            let before = try binary.entries().count
            let guardian = try binary.start(["guard", "--interval", "1s"])
            sleep(4)
            kill(guardian.process.processIdentifier, SIGTERM)
            let result = try binary.finish(guardian)
            #expect(result.talk.contains("watching"))
            // The first look is new, since nobody had looked in this stage before.
            #expect(try binary.entries().count <= before + 1)
            #expect(try binary.sluice(["log", "verify"]).code == 0)
        }
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `a signal in the middle of the gathering ends the probes and records nothing`(
        _ signal: Int32
    ) throws {
        let probe = "service: { command: [sh, -c, 'echo $$ > pid; exec sleep 60'], timeout: 59s }"
        let plan = SamplePlan.text.replacing(
            "service: { command: [cat, evidence.json], timeout: 5s }",
            with: probe
        )
        try withRollout(plan: plan) { binary in
            try binary.attest()
            let before = try binary.entries().count
            let running = try binary.start(["advance", "--yes"])
            let file = binary.folder.appending(path: "pid")
            var number: Int32?
            for _ in 0..<600 where number == nil {
                usleep(100_000)
                let text = try? String(contentsOf: file, encoding: .utf8)
                number = text.flatMap { Int32($0.trimmingCharacters(in: .newlines)) }
            }
            let probe = try #require(number)
            kill(running.process.processIdentifier, signal)
            let result = try binary.finish(running)
            #expect(running.process.terminationReason == .uncaughtSignal)
            #expect(result.code == signal)
            #expect(kill(probe, 0) != 0)
            #expect(try binary.entries().count == before)
        }
    }
}
