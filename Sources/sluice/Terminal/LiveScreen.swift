import Foundation
import Synchronization
import Values

/// A screen that is drawn anew again and again, on the terminal's second page.
///
/// The first page, with what was there before, comes back when it is left; the last screen is then
/// printed on it.
final class LiveScreen: Sendable {
    private struct Content {
        var isOpen = false
        var lines: [String] = []
    }

    private let content = Mutex(Content())

    /// Draws as many lines as the window has, and a last one that is always shown.
    func draw(_ lines: [String], last: String, on terminal: Terminal) {
        content.withLock { content in
            if !content.isOpen { Console.usePage(second: true) }
            content.isOpen = true
            content.lines = lines
            let room = max((terminal.height ?? 24) - 1, 1)
            let isCut = lines.count > room
            let hidden = lines.count - room + 1
            let shown =
                isCut
                ? lines.prefix(room - 1) + [terminal.styled("… \(hidden) more lines", .dim)]
                : lines[...]
            let gap = Array(repeating: "", count: max(room - shown.count, 0))
            Console.draw(Array(shown) + gap + [terminal.styled(last, .dim)])
        }
    }

    /// Goes back to the first page, and prints the last screen there; does nothing the second time.
    func leave() {
        content.withLock { content in
            guard content.isOpen else { return }
            content.isOpen = false
            Console.usePage(second: false)
            for line in content.lines { Console.print(line) }
        }
    }
}
