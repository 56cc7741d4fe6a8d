import Foundation
import RolloutAPI
import RolloutController
import Rollouts
import Synchronization
import Values

/// The progress of a wait on standard error: one line that counts down on a terminal, and elsewhere
/// a line whenever what is waited for has changed.
final class WaitProgress: Sendable {
    private let isDrawn = isatty(STDERR_FILENO) == 1 && !Console.isQuiet
    private let told = Mutex("")

    /// Lets some time pass, while the line is kept up to date.
    func pass(_ time: Duration, _ wait: Wait) async throws {
        guard isDrawn else {
            tell(wait)
            return try await Task.sleep(for: time)
        }
        let end = ContinuousClock.now + time
        while ContinuousClock.now < end {
            draw(wait.line(at: .now))
            try await Task.sleep(for: min(.seconds(1), end - .now), tolerance: .zero)
        }
    }

    /// Takes the line away, before the answer is shown.
    func clear() {
        if isDrawn { write("\r\u{1B}[K") }
    }

    private func tell(_ wait: Wait) {
        let news = wait.subjects
        let isNews = told.withLock { told in
            defer { told = news }
            return told != news
        }
        guard isNews else { return }
        for obstacle in wait.decision.obstacles {
            Console.say("\(wait.at.second) waits: \(obstacle.message)".sanitizedForTerminal)
        }
    }

    private func draw(_ line: String) {
        write("\r\u{1B}[K" + line.sanitizedForTerminal.cut(to: Terminal.current.width - 1))
    }

    private func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}

extension Wait {
    fileprivate var subjects: String {
        decision.obstacles.map { "\($0.rule.rawValue):\($0.subject)" }.joined(separator: " ")
    }

    /// The line at a moment: `waits for the soak of beta, error-rate · earliest in 6d 22h · …`.
    fileprivate func line(at now: Instant) -> String {
        let earliest = decision.prospects.earliest.map { $0 - now }
        let parts: [String?] = [
            "waits for " + decision.obstacles.map(\.awaited).joined(separator: ", "),
            earliest.flatMap { $0 > .zero ? "earliest in \($0.spoken)" : nil },
            deadline.map { "gives up in \(max($0 - now, .zero).spoken)" },
        ]
        return parts.compactMap(\.self).joined(separator: " · ")
    }
}

extension Obstacle {
    /// The thing that is waited for, in a few words.
    fileprivate var awaited: String {
        switch rule {
        case .soak: "the soak of \(subject)"
        case .freeze where subject == Self.outsideOfTimes: "the next opening"
        case .freeze: "the end of the freeze"
        case .planChanged, .hold, .oneStage, .checkFailed, .noChecks, .cohort, .blocker,
            .mitigation, .mitigationOverdue, .sourceFailed, .evidence, .approval, .loosens, .clock:
            subject
        }
    }
}
