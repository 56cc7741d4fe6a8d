import Foundation
import Synchronization
import Values

/// Shows the progress of long work on one line of standard error, if it is a terminal.
final class ProgressBar: Sendable {
    private let total: Int
    private let isShown = isatty(STDERR_FILENO) == 1 && !Console.isQuiet
    private let progress = Mutex((done: 0, percent: -1))

    init(total: Int) {
        self.total = max(1, total)
    }

    func add(_ count: Int) {
        guard isShown else { return }
        progress.withLock { progress in
            progress.done += count
            let percent = progress.done * 100 / total
            guard percent != progress.percent else { return }
            progress.percent = percent
            let full = percent / 4
            let bar =
                String(repeating: "#", count: full)
                + String(repeating: ".", count: max(0, 25 - full))
            write("\r[\(bar)] \(percent)%  \(progress.done.grouped) of \(total.grouped)")
        }
    }

    func clear() {
        if isShown { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
