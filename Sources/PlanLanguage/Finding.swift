import Rollouts

/// A problem without its file name, as rules return it.
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

/// A position in the text; both numbers count from 1.
struct Location: Hashable, Comparable, Sendable {
    let line: Int
    let column: Int

    static let start = Self(line: 1, column: 1)

    static func < (earlier: Self, later: Self) -> Bool {
        (earlier.line, earlier.column) < (later.line, later.column)
    }
}

/// The problems found while parsing, at most a thousand.
///
/// A megabyte of nonsense would have hundreds of thousands of problems; beyond the limit, not even
/// their messages are created.
final class Findings {
    private(set) var all: [Finding] = []
    static let limit = 1_000

    func error(_ message: @autoclosure () -> String, at location: Location) {
        guard all.count < Self.limit else { return }
        all.append(.error(message(), at: location))
    }
}
