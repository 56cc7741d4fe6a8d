import Rollouts

/// A problem before it is known in which file: what rules return.
struct Finding: Hashable, Sendable {
    let at: Location
    let severity: Diagnostic.Severity
    let message: String

    static func error(_ message: String, at location: Location) -> Self {
        Self(at: location, severity: .error, message: message)
    }

    static func warning(_ message: String, at location: Location) -> Self {
        Self(at: location, severity: .warning, message: message)
    }
}

/// A place in the text; both numbers are from 1.
struct Location: Hashable, Comparable, Sendable {
    let line: Int
    let column: Int

    static let start = Self(line: 1, column: 1)

    static func < (earlier: Self, later: Self) -> Bool {
        (earlier.line, earlier.column) < (later.line, later.column)
    }
}

/// What was found while reading, at most a thousand.
///
/// A megabyte of nonsense would have hundreds of thousands of problems; past the limit no message
/// is even made.
final class Findings {
    private(set) var all: [Finding] = []
    static let limit = 1_000

    func error(_ message: @autoclosure () -> String, at location: Location) {
        guard all.count < Self.limit else { return }
        all.append(.error(message(), at: location))
    }
}
