import ArgumentParser
import RolloutAPI
import RolloutController
import Values

/// The options of a command that may wait for what time mends.
struct WaitOptions: ParsableArguments {
    @Flag(
        name: .long,
        help: "Wait for what time alone mends: a soak, a freeze, samples still to come."
    )
    var wait = false

    @Option(
        name: .long,
        help: .init(
            "The longest time to wait; the last refusal is the answer then.",
            valueName: "time"
        )
    )
    var timeout: Span?

    @Option(
        name: .long,
        help: .init("The longest time between two looks; default: 30s.", valueName: "time")
    )
    var interval: Span?

    func validate() throws {
        guard wait else {
            if timeout != nil { throw ValidationError("--timeout is for --wait") }
            if interval != nil { throw ValidationError("--interval is for --wait") }
            return
        }
        if let timeout, timeout < .seconds(1) {
            throw ValidationError("--timeout is at least 1s")
        }
        guard let interval else { return }
        guard interval >= .seconds(1), interval <= .days(1) else {
            throw ValidationError("--interval is from 1s to 1d")
        }
    }

    /// Returns the patience that was asked for from a moment on; nil if none was.
    func patience(from start: Instant, showing progress: WaitProgress) -> Patience? {
        guard wait else { return nil }
        return Patience(
            lookingEvery: interval ?? .seconds(30),
            until: timeout.map { start + $0.duration },
            clock: { .now },
            pass: progress.pass
        )
    }
}
