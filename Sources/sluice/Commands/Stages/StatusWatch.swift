import Foundation
import RolloutAPI
import Rollouts
import Values

/// A status that is shown again and again: drawn over itself on a terminal, elsewhere as lines.
struct StatusWatch: Sendable {
    let source: StatusSource
    let interval: Span
    let isJSON: Bool
    var isWide = false

    func run() async throws {
        let screen = LiveScreen()
        let isDrawn = !isJSON && isatty(STDOUT_FILENO) == 1
        try await Interruption.awaited(leaving: { screen.leave() }) {
            if isDrawn {
                try await draw(on: screen)
            } else {
                try await printLines()
            }
        }
    }

    private func draw(on screen: LiveScreen) async throws {
        var frame = try await source.frame()
        var trouble: String?
        while true {
            try await show(frame, trouble, on: screen)
            do {
                frame = try await source.frame()
                trouble = nil
            } catch let interruption as CancellationError {
                throw interruption
            } catch {
                trouble = Failure(error).description
            }
        }
    }

    /// Draws a frame, and once more whenever the window's size changes, until the next look.
    private func show(
        _ frame: StatusFrame,
        _ trouble: String?,
        on screen: LiveScreen
    ) async throws {
        let end = ContinuousClock.now + interval.duration
        var size: (Int, Int?)?
        repeat {
            let terminal = Terminal.current
            if size?.0 != terminal.width || size?.1 != terminal.height {
                size = (terminal.width, terminal.height)
                let stale = trouble.map { "no newer look: \($0)".harmlessLines(of: terminal.width) }
                let lines = (stale ?? []).map { terminal.styled($0, .bad) }
                screen.draw(
                    lines + frame.lines(on: terminal, isWide: isWide),
                    last: foot(frame),
                    on: terminal
                )
            }
            try await Task.sleep(for: min(.milliseconds(200), end - .now), tolerance: .zero)
        } while ContinuousClock.now < end
    }

    private func foot(_ frame: StatusFrame) -> String {
        "\(frame.now.second), every \(interval.text); Ctrl-C ends"
    }

    private func printLines() async throws {
        var known: [String: String] = [:]
        var isFirst = true
        while true {
            do {
                let frame = try await source.frame()
                try show(frame, &known)
            } catch let error where !isFirst && !(error is CancellationError) {
                Console.insist(sentences: Failure(error).text)
            }
            isFirst = false
            try await Task.sleep(for: interval.duration)
        }
    }

    private func show(_ frame: StatusFrame, _ known: inout [String: String]) throws {
        guard !isJSON else { return Console.print(try frame.json(onOneLine: true)) }
        for (rollout, news, text) in frame.sentences
        where known.updateValue(news, forKey: rollout) != news {
            Console.print("\(frame.now.second) \(rollout): \(text)".sanitizedForTerminal)
        }
    }
}
