import Foundation
import RolloutAPI

/// Prints data to standard output and messages to standard error.
enum Console {
    static func say(_ text: String) {
        write(text + "\n", to: .standardError)
    }

    /// Prints sentences to standard error, wrapped between words if it is a terminal.
    static func say(sentences text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return say(text) }
        let width = Terminal.current.width
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
