import Foundation
import Testing

/// `status --watch`, on a terminal and elsewhere, until Ctrl-C.
@Suite struct StatusWatchTests {
    private static let words = ["status", "--watch", "--interval", "1s"]

    @Test func `elsewhere than on a terminal a line is printed when something has changed`() throws
    {
        try withRollout { binary in
            let running = try binary.start(Self.words)
            sleep(3)
            _ = try binary.sluice(["hold", "lunch"])
            sleep(3)
            kill(running.process.processIdentifier, SIGINT)
            let result = try binary.finish(running)
            #expect(running.process.terminationReason == .exit)
            #expect(result.code == 0, "\(result.talk)")
            let lines = result.output.split(separator: "\n").map(String.init)
            #expect(lines.count == 2, "\(lines)")
            #expect(lines.first?.contains("sample-1.0: planned, 0 users; not yet") == true)
            #expect(lines.last?.contains("held by manager (hold-1): lunch") == true)
            #expect(!result.output.contains("\u{1B}"))
        }
    }

    @Test func `with json every look is an object on a line of its own`() throws {
        try withRollout { binary in
            let running = try binary.start(Self.words + ["--json"])
            sleep(4)
            kill(running.process.processIdentifier, SIGINT)
            let result = try binary.finish(running)
            #expect(result.code == 0)
            let lines = result.output.split(separator: "\n")
            #expect(lines.count >= 2)
            for line in lines {
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
                #expect((object as? [String: Any])?["rollout"] as? String == "sample-1.0")
            }
        }
    }

    @Test func `on a terminal it is drawn over itself, and the last screen stays`() throws {
        try withRollout { binary in
            let (code, screen) = try binary.onTerminal(Self.words, rows: 40, keys: ["^C=4"])
            #expect(code == 0, "\(screen)")
            #expect(screen.contains("\u{1B}[?1049h\u{1B}[?25l"))
            // The whole screen is never cleared, which would flicker.
            #expect(!screen.contains("\u{1B}[2J"))
            #expect(screen.components(separatedBy: "\u{1B}[H").count >= 3)
            let end = try #require(screen.components(separatedBy: "\u{1B}[?1049l").last)
            #expect(end.contains("sample-1.0  planned"))
            #expect(!end.contains("\u{1B}"))
        }
    }

    @Test func `a small window shows the top, and how much is below`() throws {
        try withRollout { binary in
            let (code, screen) = try binary.onTerminal(Self.words, rows: 8, keys: ["^C=3"])
            #expect(code == 0)
            let frame = screen.components(separatedBy: "\u{1B}[H")[1]
                .components(separatedBy: "\u{1B}[J")[0]
            #expect(frame.split(separator: "\n", omittingEmptySubsequences: false).count == 8)
            #expect(frame.contains("more lines"))
            #expect(frame.contains("every 1s; Ctrl-C ends"))
        }
    }

    @Test func `SIGTERM ends it as it ends any program`() throws {
        try withRollout { binary in
            let running = try binary.start(Self.words)
            sleep(2)
            kill(running.process.processIdentifier, SIGTERM)
            _ = try binary.finish(running)
            #expect(running.process.terminationReason == .uncaughtSignal)
        }
    }

    @Test func `what cannot be watched at all is an error`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        #expect(try binary.sluice(Self.words).code == 66)
        #expect(try binary.sluice(["status", "--interval", "5s"]).code == 64)
        #expect(try binary.sluice(["status", "--watch", "--interval", "10ms"]).code == 64)
    }
}
