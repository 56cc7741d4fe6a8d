import Foundation
import RolloutAPI
import Synchronization

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
        write(Data(bytes), to: .standardOutput)
    }

    /// The reason that a part of the answer could not be printed; nil if all of it was.
    static var unprinted: String? { failure.withLock { $0 } }

    private static let failure = Mutex<String?>(nil)

    private static func write(_ text: String, to handle: FileHandle) {
        write(Data(text.utf8), to: handle)
    }

    private static func write(_ bytes: Data, to handle: FileHandle) {
        do {
            try handle.write(contentsOf: bytes)
        } catch {
            let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            // A reader that has gone away, as `head` does, is not an error.
            guard handle == .standardOutput, cause?.code != Int(EPIPE) else { return }
            let reason = (cause ?? error as NSError).localizedDescription
            failure.withLock { $0 = $0 ?? reason }
        }
    }
}
