import Foundation
import RolloutAPI

/// The form of output: with colour and a width on a terminal, plain text elsewhere.
struct Terminal: Sendable {
    let hasColour: Bool
    let width: Int
    /// The number of lines of the window; nil if it is not known, as where there is none.
    let height: Int?

    /// The terminal of standard output.
    static var current: Self {
        let environment = Environment.process
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let isDumb = environment.value("TERM") == "dumb"
        let wantsNone = environment.value("NO_COLOR") != nil
        let window = Self.window
        let columns =
            environment.value("COLUMNS").flatMap { Int($0) } ?? window?.columns
            ?? (isTerminal ? 80 : unlimited)
        return Self(
            hasColour: isTerminal && !wantsNone && !isDumb,
            width: columns >= unlimited ? unlimited : min(max(columns, 40), 120),
            height: isTerminal
                ? environment.value("LINES").flatMap { Int($0) } ?? window?.rows : nil
        )
    }

    /// The width for pipes, which never cuts a line.
    private static let unlimited = 10_000

    static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// The size of the window; nil without one.
    private static var window: (columns: Int, rows: Int)? {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    enum Style: String, Sendable, CaseIterable {
        case bold = "1"
        case dim = "2"
        case good = "32"
        case bad = "1;31"
        case warning = "33"
        case accent = "36"

        /// The characters that begin the style on a terminal.
        fileprivate var mark: String { "\u{1B}[\(rawValue)m" }

        fileprivate static let end = "\u{1B}[0m"

        /// All that a screen may contain of what a terminal acts on; nothing without colours.
        static let allMarks = current.hasColour ? allCases.map(\.mark) + [end] : []
    }

    func styled(_ text: String, _ style: Style?) -> String {
        guard hasColour, let style, !text.isEmpty else { return text }
        return style.mark + text + Style.end
    }
}
