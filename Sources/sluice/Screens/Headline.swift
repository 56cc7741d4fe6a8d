import Rollouts
import Values

/// The first sentence of an answer behind a mark, wrapped and never cut.
struct Headline {
    let mark: String
    let style: Terminal.Style
    let text: String
    let terminal: Terminal

    init(mark: String, style: Terminal.Style, text: String, terminal: Terminal) {
        self.mark = mark
        self.style = style
        self.text = text
        self.terminal = terminal
    }

    /// Creates the sentence on what is done, or what is not.
    init(isDone: Bool, _ text: String, _ terminal: Terminal) {
        mark = isDone ? Marker.passed.mark : Marker.failed.mark
        style = isDone ? .good : .bad
        self.text = text
        self.terminal = terminal
    }

    var lines: [String] {
        text.harmlessLines(of: terminal.width - 2).enumerated().map { index, line in
            (index == 0 ? terminal.styled(mark, style) + " " : "  ") + line
        }
    }
}
