package import Values

/// A time as a request gives it: a length from now (`7d`) or a time with its offset
/// (`2026-12-01T12:00Z`, `2026-12-01T13:00+01:00`).
package enum Moment: Hashable, Sendable {
    case after(Span)
    case at(Instant)

    /// Creates a moment from its text; nil if that is neither a length nor a time with an offset.
    package init?(_ text: String) {
        if let span = Span(text: text) {
            self = .after(span)
        } else if let instant = Instant(written: text) {
            self = .at(instant)
        } else {
            return nil
        }
    }

    package func instant(from now: Instant) -> Instant {
        switch self {
        case .after(let span): now + span.duration
        case .at(let instant): instant
        }
    }
}

extension Moment: Decodable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        if let moment = Moment(text) {
            self = moment
            return
        }
        let field = decoder.codingPath.last?.stringValue ?? ""
        let problem = FieldProblem(
            field: field,
            message: """
                \(field: field) is neither a length from now (7d) nor a time \
                (2026-12-01T12:00Z, 2026-12-01T13:00+01:00)
                """
        )
        throw DecodingError.dataCorrupted(
            .init(
                codingPath: decoder.codingPath,
                debugDescription: problem.message,
                underlyingError: problem
            )
        )
    }
}
