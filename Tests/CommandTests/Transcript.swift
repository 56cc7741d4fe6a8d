import Foundation

/// A recorded session with the command line: each command, its exit code and its output.
///
/// A file has lines `$ COMMAND` (with `> ` for the lines that continue it), then standard output as
/// it is, then standard error behind `! `, then `[exit N]` where it is not 0. A command is a line
/// of bash, so that sessions can make files and read what `--json` prints.
struct Transcript {
    let name: String
    let steps: [Step]

    struct Step: Equatable {
        let command: [String]
        let result: [String]
    }

    init(name: String, text: String) {
        self.name = name
        var steps: [Step] = []
        var command: [String] = []
        var result: [String] = []
        func finish() {
            if !command.isEmpty { steps.append(Step(command: command, result: result)) }
            (command, result) = ([], [])
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("$ ") {
                finish()
                command = [String(line.dropFirst(2))]
            } else if line.hasPrefix("> "), result.isEmpty, !command.isEmpty {
                command.append(String(line.dropFirst(2)))
            } else if !command.isEmpty {
                result.append(String(line))
            }
        }
        // The file ends with a line break.
        if result.last == "" { result.removeLast() }
        finish()
        self.steps = steps
    }

    init(name: String, steps: [Step]) {
        self.name = name
        self.steps = steps
    }

    var text: String {
        steps.flatMap { step in
            ["$ " + (step.command.first ?? "")] + step.command.dropFirst().map { "> " + $0 }
                + step.result
        }.joined(separator: "\n") + "\n"
    }

    /// Runs the commands in one folder, one after the other.
    ///
    /// Lines with the folder's path wrap, so its length is the same whatever TMPDIR says.
    func played() throws -> Transcript {
        let binary = try Binary(under: URL(fileURLWithPath: "/tmp"))
        defer { binary.remove() }
        return Transcript(
            name: name,
            steps: try steps.map { try binary.step($0.command) }
        )
    }
}

extension Binary {
    /// Runs lines of bash in the folder, with the program on the PATH and a terminal's width.
    func bash(_ command: String) throws -> Result {
        let file = folder.appending(path: "command.sh")
        try Data((command + "\n").utf8).write(to: file)
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return try finish(
            start(
                URL(fileURLWithPath: "/bin/bash"),
                ["--norc", file.path],
                environment: [
                    "PATH": Self.built.deletingLastPathComponent().path + ":" + path,
                    "COLUMNS": "80", "TZ": "UTC", "NO_COLOR": "1",
                    "HOME": folder.path,
                ]
            )
        )
    }

    /// Runs the lines of a command, and returns it with its result.
    func step(_ command: [String]) throws -> Transcript.Step {
        let result = try bash(command.joined(separator: "\n"))
        return Transcript.Step(command: command, result: steadied(result))
    }

    /// Returns lines of output without what is another one in each run.
    func steady(_ lines: [String]) -> [String] {
        Steadying(folder: folder.path).steadied(lines.joined(separator: "\n"))
            .components(separatedBy: "\n")
    }

    /// The lines of a result, without what is another one in each run: times, ages, digests, keys,
    /// paths, ports and the machine's name.
    fileprivate func steadied(_ result: Result) -> [String] {
        func lines(_ text: String) -> [String] {
            var lines = Steadying(folder: folder.path).steadied(text)
                .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if lines.last == "" { lines.removeLast() }
            return lines
        }
        return lines(result.output) + lines(result.talk).map { "! " + $0 }
            + (result.code == 0 ? [] : ["[exit \(result.code)]"])
    }
}

/// Replaces what differs from run to run by names.
private struct Steadying {
    let folder: String

    func steadied(_ text: String) -> String {
        var text = text.replacing(folder, with: "FOLDER")
            .replacing(folder.replacing("/", with: "\\/"), with: "FOLDER")
        for (pattern, name) in Self.patterns {
            text = text.replacingOccurrences(
                of: pattern,
                with: name,
                options: .regularExpression
            )
        }
        return text
    }

    private static let patterns = [
        (#"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"#, "UUID"),
        (#"\b[0-9a-f]{64}\b"#, "DIGEST"),
        (#"[A-Za-z0-9.-]+/?FOLDER/[A-Za-z0-9._-]+/[0-9a-f]{8}(?![0-9a-f])"#, "ORIGIN"),
        (#"ORIGIN\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+"#, "VKEY"),
        (#"[0-9a-f]{12}\.key"#, "DIGITS.key"),
        (#"[0-9a-f]{12}\.(head|policy)"#, "DIGITS.$1"),
        (#"(?<![A-Za-z0-9+/=.])[A-Za-z0-9+/]{40,}={0,2}(?![A-Za-z0-9+/=])"#, "BASE64"),
        (#"\+[0-9a-f]{8}\b"#, "+KEYID"),
        (#"\+KEYID\+[A-Za-z0-9+/=]+"#, "+KEYID+KEY"),
        (#"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?\b"#, "TIME"),
        (#"\b\d\d:\d\dZ"#, "TIME"),
        (#"\b20\d\d-\d\d-\d\d\b"#, "DAY"),
        (#""(ageSeconds|seen|milliseconds|seconds)" : -?[0-9.]+"#, "\"$1\" : N"),
        (#"\b((\d+(d|h|m|min) )*\d+(s|ms)\b( \d+ms)?)"#, "SPAN"),
        (
            #"(?<=[^A-Za-z"])now(?= {2,}(passed|FAILED|no data|too little|stale|waived|not live))"#,
            "SPAN"
        ),
        (#"\bjust taken\b"#, "SPAN old"),
        (#"\bunder SPAN\b"#, "SPAN"),
        (#"```text\n[\s\S]*?\n```"#, "```text\nPLOT\n```"),
        (#"\bjust now\b"#, "SPAN ago"),
        (#"\b\d+(d|h|m) ago\b"#, "SPAN ago"),
        (#"(?<=TIME  )now\b"#, "SPAN"),
        (#"\b\d+(\.\d+)? (seconds|ms)\b"#, "SPAN"),
        (#"\b[0-9,]+ (B|KiB|bytes)\b"#, "N $1"),
        (#"(?<=\S) {2,}"#, "  "),
        (#"(?<=\S) +(?=\n)"#, ""),
        (#"─{3,}"#, "───"),
    ]
}
