package import Values

/// A past time as a query gives it: a moment, or the period that its text leaves open, as
/// `2026-12-01` is the whole day.
package enum PastTime: Hashable, Sendable {
    case ago(Span)
    case during(Instant, Duration)

    /// Parses a length back from now (`7d`), a day, a minute as `log list` shows it
    /// (`2026-12-01 14:46Z`) or with another offset (`+01:00`), or an RFC 3339 time, from the value
    /// of a field.
    ///
    /// A minute without an offset is in UTC.
    package init(_ text: String, of field: String) throws(FieldProblem) {
        if let span = Span(text: text) {
            self = .ago(span)
            return
        }
        for (form, isDay) in [(text, false), (text + "Z", false), (text + "T00:00Z", true)] {
            guard let start = Instant(written: form) else { continue }
            self = .during(start, isDay ? .seconds(86_400) : Self.length(leftOpenBy: form))
            return
        }
        throw FieldProblem(
            field: field,
            message: """
                '\(text.sanitizedForTerminal)' is not a time: write a day \
                (2026-12-01), a time (2026-12-01T14:46Z, 2026-12-01T15:46+01:00) or a length back \
                from now (7d)
                """
        )
    }

    private static func length(leftOpenBy time: String) -> Duration {
        let hasSeconds = Instant(text: time.replacing(" ", with: "T", maxReplacements: 1)) != nil
        guard hasSeconds else { return .seconds(60) }
        return time.contains(".") ? .milliseconds(1) : .seconds(1)
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
