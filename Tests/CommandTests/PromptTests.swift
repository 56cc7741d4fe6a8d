import Foundation
import Testing

/// The question before an advance, on a terminal.
@Suite struct PromptTests {
    /// Runs a command on a pseudo terminal, says something after a while, and gives the screen.
    private func prompt(
        _ binary: Binary,
        _ arguments: [String],
        answer: String,
        after seconds: Double = 0
    ) throws -> (code: Int32, output: String) {
        let script = """
            import os, pty, sys, time
            arguments = sys.argv[3:]
            process, terminal = pty.fork()
            if process == 0:
                os.execv(arguments[0], arguments)
            screen = b""
            answered = False
            while True:
                try:
                    piece = os.read(terminal, 4096)
                except OSError:
                    break
                if not piece:
                    break
                screen += piece
                if b"[y/N]" in screen and not answered:
                    answered = True
                    time.sleep(float(sys.argv[1]))
                    os.write(terminal, sys.argv[2].encode() + b"\\n")
            sys.stdout.write(screen.decode(errors="replace"))
            sys.exit(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
            """
        let command = ["python3", "-c", script, String(seconds), answer, Binary.built.path]
        return try binary.run("/usr/bin/env", command + arguments)
    }

    @Test func `yes advances, and anything else changes nothing`() throws {
        try withRollout { binary in
            try binary.attest()
            let no = try prompt(binary, ["advance"], answer: "n")
            #expect(no.code == 64)
            #expect(no.output.contains("nothing was changed"))
            #expect(try binary.exposure() == 0)
            let yes = try prompt(binary, ["advance"], answer: "y")
            #expect(yes.code == 0, "\(yes.output)")
            #expect(try binary.exposure() == 20)
        }
    }

    @Test func `nothing is asked where the answer would be no`() throws {
        try withRollout { binary in
            let refused = try prompt(binary, ["advance"], answer: "y")
            #expect(refused.code == 10)
            #expect(!refused.output.contains("[y/N]"))
        }
    }

    @Test func `a prompt that stays open makes no soak shorter`() throws {
        let plan = SamplePlan.text.replacing(
            "cohort: 10..20\n    soak: 0s",
            with: "cohort: 10..20\n    soak: 3s"
        )
        try withRollout(plan: plan) { binary in
            try binary.attest()
            let yes = try prompt(binary, ["advance"], answer: "y", after: 4)
            #expect(yes.code == 0, "\(yes.output)")
            let next = try binary.sluice(["advance", "--yes", "--json"])
            #expect(next.code == 10)
            #expect(next.strings("obstacles", "rule").contains("soak"))
        }
    }

    @Test func `an answer counts for what was shown, and not for what came meanwhile`() throws {
        try withRollout { binary in
            try binary.attest()
            let other = try binary.start(["hold", "--reason", "meanwhile"])
            _ = try binary.finish(other)
            _ = try binary.sluice(["resume", "--reason", "x"])
            let script = "sleep 1; exec \"$0\" hold --reason meanwhile --actor other"
            let hold = Process()
            hold.executableURL = URL(fileURLWithPath: "/bin/sh")
            hold.arguments = ["-c", script, Binary.built.path]
            hold.currentDirectoryURL = binary.folder
            try hold.run()
            let yes = try prompt(binary, ["advance"], answer: "y", after: 6)
            hold.waitUntilExit()
            #expect(yes.code == 3, "\(yes.output)")
            #expect(try binary.exposure() == 0)
        }
    }
}
