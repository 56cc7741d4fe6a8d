import Foundation
import Testing

/// The question for a reason, on a terminal and nowhere else.
@Suite struct ReasonPromptTests {
    @Test func `a rollback without a reason asks for one on a terminal`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            let done = try prompt(binary, ["rollback"], answer: "it burns")
            #expect(done.code == 0, "\(done.output)")
            #expect(done.output.contains("Why?"))
            #expect(done.output.contains("it burns"))
            #expect(try binary.exposure() == 0)
            #expect(try reasons(binary) == ["it burns"])
        }
    }

    @Test func `Enter alone gives none, and it is done all the same`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            let held = try prompt(binary, ["hold"], answer: "")
            #expect(held.code == 0, "\(held.output)")
            #expect(held.output.contains("no reason was given"))
            let done = try prompt(binary, ["rollback"], answer: " ")
            #expect(done.code == 0, "\(done.output)")
            #expect(try binary.exposure() == 0)
        }
    }

    @Test func `nobody is asked who has said why, or where no terminal is`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            let given = try prompt(binary, ["hold", "-m", "wait"], answer: "x")
            #expect(!given.output.contains("Why?"))
            let sure = try prompt(binary, ["hold", "--hold", "b", "--yes"], answer: "x")
            #expect(!sure.output.contains("Why?"))
            let piped = try binary.sluice(["rollback"])
            #expect(piped.code == 0)
            #expect(!piped.talk.contains("Why?"))
            #expect(piped.output.contains("no reason was given"))
        }
    }

    private func reasons(_ binary: Binary) throws -> [String?] {
        let status = try binary.sluice(["status", "--json"])
        return (status.json["holds"] as? [[String: Any]] ?? []).map { $0["reason"] as? String }
    }

    /// Runs a command on a pseudo terminal and answers its question, if it asks one.
    private func prompt(
        _ binary: Binary,
        _ arguments: [String],
        answer: String
    ) throws -> (code: Int32, output: String) {
        let script = """
            import os, pty, sys
            process, terminal = pty.fork()
            if process == 0:
                os.execv(sys.argv[2], sys.argv[2:])
            screen, answered = b"", False
            while True:
                try:
                    piece = os.read(terminal, 4096)
                except OSError:
                    break
                if not piece:
                    break
                screen += piece
                if b"Why?" in screen and not answered:
                    answered = True
                    os.write(terminal, sys.argv[1].encode() + b"\\n")
            sys.stdout.write(screen.decode(errors="replace"))
            sys.exit(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
            """
        let command = ["python3", "-c", script, answer, Binary.built.path]
        return try binary.run("/usr/bin/env", command + arguments)
    }
}
