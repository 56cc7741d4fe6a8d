import Foundation
import Testing

/// The question before an advance, on a terminal.
@Suite struct PromptTests {
    /// Runs a command on a pseudo terminal, answers its question after a while and after what else
    /// happens meanwhile, and gives the screen.
    private func prompt(
        _ binary: Binary,
        _ arguments: [String],
        answer: String,
        after seconds: Double = 0,
        meanwhile: String = ":"
    ) throws -> (code: Int32, output: String) {
        let script = """
            import os, pty, subprocess, sys, time
            arguments = sys.argv[4:]
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
                    subprocess.run(["sh", "-c", sys.argv[3], arguments[0]], stdout=2)
                    time.sleep(float(sys.argv[1]))
                    os.write(terminal, sys.argv[2].encode() + b"\\n")
            sys.stdout.write(screen.decode(errors="replace"))
            sys.exit(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
            """
        let command = ["python3", "-c", script, String(seconds), answer, meanwhile]
        return try binary.run("/usr/bin/env", command + [Binary.built.path] + arguments)
    }

    @Test func `yes advances, and anything else changes nothing`() throws {
        try withRollout { binary in
            try binary.attest()
            let no = try prompt(binary, ["advance"], answer: "n")
            #expect(no.code == 75)
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
        try withRollout { binary in
            try binary.attest()
            let start = Date()
            let yes = try prompt(binary, ["advance"], answer: "y", after: 2)
            #expect(yes.code == 0, "\(yes.output)")
            let shown = try binary.sluice(["log", "show", "2", "--json"])
            let text = try #require(shown.json["time"] as? String)
            let time = try Date(
                text,
                strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)
            )
            #expect(time > start.addingTimeInterval(2))
        }
    }

    @Test func `an answer counts for what was shown, and not for what came meanwhile`() throws {
        try withRollout { binary in
            try binary.attest()
            let yes = try prompt(
                binary,
                ["advance"],
                answer: "y",
                meanwhile: "exec \"$0\" hold --reason meanwhile --actor other"
            )
            #expect(yes.code == 3, "\(yes.output)")
            #expect(try binary.exposure() == 0)
            let status = try binary.sluice(["status", "--json"])
            #expect((status.json["holds"] as? [Any])?.count == 1)
        }
    }
}
