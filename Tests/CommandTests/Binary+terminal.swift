import Foundation
import TestSupport

extension Binary {
    /// Runs the binary on a terminal of its own, and returns all that the terminal was sent.
    ///
    /// Keys are pressed at times in seconds from the start: `["^C=2"]`.
    func onTerminal(
        _ arguments: [String],
        rows: Int = 24,
        columns: Int = 80,
        keys: [String] = [],
        environment: [String: String] = [:]
    ) throws -> (code: Int32, screen: String) {
        let script = try FixtureFolder.url("terminal.py", near: #filePath)
        let settings = [
            "SLUICE_ACTOR": "manager", "TERM": "xterm", "NO_COLOR": "1", "TZ": "UTC",
            // A pager would wait for a key.
            "PAGER": "cat",
            "XDG_STATE_HOME": folder.appending(path: "state").path,
        ]
        let result = try ProgramOutput(
            of: ["python3", script.path, String(rows), String(columns)] + keys
                + ["--", Self.built.path] + arguments,
            environment: settings.merging(environment) { $1 },
            in: folder
        )
        return (result.code, result.output.replacing("\r\n", with: "\n"))
    }
}
