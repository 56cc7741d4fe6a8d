import Foundation
import RolloutAPI
import Synchronization
import Values

/// Prints data to standard output and messages to standard error.
///
/// Everything that a command shows goes through here, where nothing passes that a terminal would
/// act on but the styles of ``Terminal``, and nothing that nobody sees.
enum Console {
    /// Prints a message to standard error, unless only errors are to be shown.
    static func say(_ text: String) {
        if !isQuiet { insist(text) }
    }

    /// Prints sentences to standard error, unless only errors are to be shown.
    static func say(sentences text: String) {
        if !isQuiet { insist(sentences: text) }
    }

    /// Prints a question or an error to standard error, whether or not it is to be quiet.
    static func insist(_ text: String) {
        write(text.visible + "\n", to: .standardError)
    }

    /// Prints sentences to standard error, wrapped between words if it is a terminal.
    static func insist(sentences text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return insist(text) }
        let width = Terminal.current.width
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let text = String(line).withLocalTimes
            for part in text.wrapped(to: min(width, 80)) { insist(part) }
        }
    }

    /// True if only questions and errors are shown beside the answer.
    static var isQuiet: Bool { quiet.withLock { $0 } }

    /// Shows only questions and errors beside the answer from now on.
    static func hush() {
        quiet.withLock { $0 = true }
    }

    private static let quiet = Mutex(false)

    static func print(_ text: String) {
        write(text.visible + "\n", to: .standardOutput)
    }

    /// Prints a line of data for other programs, as it is unless a terminal shows it.
    static func print(data line: String) {
        guard isatty(STDOUT_FILENO) == 1 else { return write(line + "\n", to: .standardOutput) }
        print(line.hasSuffix("\r") ? String(line.dropLast()) : line)
    }

    /// Prints an answer as JSON, on one line if it is one of many.
    static func print(
        json answer: some Encodable,
        _ ending: Ending = .done,
        onOneLine: Bool = false
    ) throws {
        print(try AnswerEncoder.text(of: answer, ending, onOneLine: onOneLine))
    }

    /// Prints bytes unchanged, unless a terminal shows them, without adding a newline.
    static func print(lines bytes: [UInt8]) {
        guard isatty(STDOUT_FILENO) == 0 else {
            return write(String(decoding: bytes, as: UTF8.self).visible, to: .standardOutput)
        }
        write(Data(bytes), to: .standardOutput)
    }

    /// Draws lines over what the terminal shows, in one write, so that nothing flickers.
    static func draw(_ lines: [String]) {
        let frame = lines.map { $0.visible + "\u{1B}[K" }.joined(separator: "\n")
        write("\u{1B}[H\(frame)\u{1B}[J", to: .standardOutput)
    }

    /// Changes to the terminal's second page, which shows no cursor, or back from it.
    static func usePage(second isSecond: Bool) {
        write(
            isSecond ? "\u{1B}[?1049h\u{1B}[?25l" : "\u{1B}[?25h\u{1B}[?1049l",
            to: .standardOutput
        )
    }

    /// The reason that a part of the answer could not be printed; nil if all of it was.
    static var unprinted: String? { failure.withLock { $0 } }

    private static let failure = Mutex<String?>(nil)

    private static func write(_ text: String, to handle: FileHandle) {
        write(Data(text.utf8), to: handle)
    }

    /// The output that is collected for a pager; nil while none is.
    private static let collected = Mutex<Data?>(nil)

    static func beginCollecting() {
        collected.withLock { $0 = Data() }
    }

    static func endCollecting() -> Data {
        collected.withLock { collected in
            defer { collected = nil }
            return collected ?? Data()
        }
    }

    static func write(_ bytes: Data, to handle: FileHandle) {
        let isCollected = collected.withLock { collected in
            guard handle == .standardOutput, collected != nil else { return false }
            collected?.append(bytes)
            return true
        }
        if isCollected { return }
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

extension String {
    /// The lines of the text without what is hidden; the styles of a terminal are kept.
    fileprivate var visible: String {
        let marks = Terminal.Style.allMarks
        return split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var visible = ""
            var rest = line
            while let start = rest.firstIndex(of: "\u{1B}") {
                let mark = marks.first { rest[start...].hasPrefix($0) } ?? ""
                visible += String(rest[..<start]).replacingHidden(except: ["\t"])
                visible += mark.isEmpty ? "\u{FFFD}" : mark
                rest = rest[start...].dropFirst(max(mark.count, 1))
            }
            return visible + String(rest).replacingHidden(except: ["\t"])
        }.joined(separator: "\n")
    }
}
