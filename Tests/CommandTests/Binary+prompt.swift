import Foundation

extension Binary {
    /// Runs a command on a pseudo terminal and returns the screen.
    ///
    /// Its question, if it asks one, is answered after a while, and after what happens meanwhile.
    func prompt(
        _ arguments: [String],
        to question: String = "[y/N]",
        answer: String,
        after seconds: Double = 0,
        meanwhile: String = ":"
    ) throws -> (code: Int32, output: String) {
        let script = """
            import os, pty, subprocess, sys, time
            arguments = sys.argv[5:]
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
                if sys.argv[4].encode() in screen and not answered:
                    answered = True
                    subprocess.run(["sh", "-c", sys.argv[3], arguments[0]], stdout=2)
                    time.sleep(float(sys.argv[1]))
                    os.write(terminal, sys.argv[2].encode() + b"\\n")
            sys.stdout.write(screen.decode(errors="replace"))
            sys.exit(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
            """
        let command = ["python3", "-c", script, String(seconds), answer, meanwhile, question]
        return try run("/usr/bin/env", command + [Self.built.path] + arguments)
    }
}
