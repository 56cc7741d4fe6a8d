import Foundation
import RolloutAPI

/// The form of output: with colour and a width on a terminal, plain text elsewhere.
struct Terminal: Sendable {
    let hasColour: Bool
    let width: Int

    /// Returns the terminal of standard output.
    static func current(_ environment: [String: String]) -> Self {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let isDumb = environment["TERM"] == "dumb"
        let wantsNone = !(environment["NO_COLOR"] ?? "").isEmpty
        let columns =
            environment["COLUMNS"].flatMap { Int($0) } ?? windowWidth
            ?? (isTerminal ? 80 : unlimited)
        return Self(
            hasColour: isTerminal && !wantsNone && !isDumb,
            width: columns >= unlimited ? unlimited : min(max(columns, 40), 120)
        )
    }

    /// The width for pipes, which never cuts a line.
    private static let unlimited = 10_000

    static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    private static var windowWidth: Int? {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    enum Style: String, Sendable {
        case bold = "1"
        case dim = "2"
        case good = "32"
        case bad = "1;31"
        case warning = "33"
        case accent = "36"
    }

    func styled(_ text: String, _ style: Style?) -> String {
        guard hasColour, let style, !text.isEmpty else { return text }
        return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
    }
}

/// Prints data to standard output and messages to standard error.
enum Console {
    static func say(_ text: String) {
        write(text + "\n", to: .standardError)
    }

    /// Prints sentences to standard error, wrapped between words if it is a terminal.
    static func say(sentences text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return say(text) }
        let width = Terminal.current(ProcessInfo.processInfo.environment).width
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            for part in String(line).wrapped(to: min(width, 80)) { say(part) }
        }
    }

    static func print(_ text: String) {
        write(text + "\n", to: .standardOutput)
    }

    /// Prints an answer as JSON, on one line if it is one of many.
    static func print(json answer: some Encodable, onOneLine: Bool = false) throws {
        print(try AnswerEncoder.text(of: answer, onOneLine: onOneLine))
    }

    /// Prints bytes unchanged, without adding a newline.
    static func print(lines bytes: [UInt8]) {
        try? FileHandle.standardOutput.write(contentsOf: Data(bytes))
    }

    private static func write(_ text: String, to handle: FileHandle) {
        // A reader that has gone away, as `head` does, is not an error.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
