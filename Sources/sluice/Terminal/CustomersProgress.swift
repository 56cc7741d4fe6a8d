import Foundation
import RolloutController
import Synchronization
import Values

/// Shows the progress of reading customers on one line of standard error, if it is a terminal.
final class CustomersProgress: Sendable {
    private let isShown = isatty(STDERR_FILENO) == 1 && !Console.isQuiet
    private let shown = Mutex(false)

    func show(_ read: CustomersRead) {
        guard isShown, !read.isOver else { return clear() }
        shown.withLock { $0 = true }
        let bar = read.share.map { share in
            let full = Int(share * 25)
            return "[" + String(repeating: "#", count: full)
                + String(repeating: ".", count: 25 - full) + "] \(Int(share * 100))%  "
        }
        write(
            "\r\u{1B}[K\(bar ?? "")\(read.count.grouped) customers read from "
                + read.source.sanitizedForTerminal
        )
    }

    func clear() {
        let wasShown = shown.withLock { shown in
            defer { shown = false }
            return shown
        }
        if wasShown { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
