package import Values

/// A past time as a query gives it: a moment, or the period that its text leaves open, as
/// `2026-12-01` is the whole day.
package enum PastTime: Hashable, Sendable {
    case ago(Span)
    case during(Instant, Duration)

    /// Parses a length back from now (`7d`), a day, a minute as `log list` shows it
    /// (`2026-12-01 14:46Z`), or an RFC 3339 time, from the value of a field.
    package init(_ text: String, of field: String) throws(FieldProblem) {
        if let span = Span(text: text) {
            self = .ago(span)
            return
        }
        let time = text.replacing(" ", with: "T", maxReplacements: 1)
        let forms: [(String, Duration)] = [
            (time, time.contains(".") ? .milliseconds(1) : .seconds(1)),
            (time.dropLast(time.hasSuffix("Z") ? 1 : 0) + ":00Z", .seconds(60)),
            (time + "T00:00:00Z", .seconds(86_400)),
        ]
        for (form, length) in forms {
            guard let start = Instant(text: form) else { continue }
            self = .during(start, length)
            return
        }
        throw FieldProblem(
            field: field,
            message: """
                '\(text.sanitizedForTerminal)' is not a time: write a day \
                (2026-12-01), a time in UTC (2026-12-01T14:46:00Z) or a length back from now (7d)
                """
        )
    }

    package func start(from now: Instant) -> Instant {
        switch self {
        case .ago(let span): now - span.duration
        case .during(let start, _): start
        }
    }

    /// Returns the last moment of the period.
    package func end(from now: Instant) -> Instant {
        switch self {
        case .ago(let span): now - span.duration
        case .during(let start, let length): start + length - .milliseconds(1)
        }
    }
}
