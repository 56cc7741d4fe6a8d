import ArgumentParser
import Values

/// A time on the command line: a length from now (`7d`) or a date (`2026-12-01T12:00:00Z`).
enum Moment: ExpressibleByArgument {
    case after(Span)
    case at(Instant)

    init?(argument: String) {
        if let span = Span(text: argument) {
            self = .after(span)
        } else if let instant = Instant(text: argument) {
            self = .at(instant)
        } else {
            return nil
        }
    }

    func instant(from now: Instant) -> Instant {
        switch self {
        case .after(let span): now + span.duration
        case .at(let instant): instant
        }
    }
}
