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

/// A position in the text of a plan or of a file that it includes; line and column count from 1.
struct Location: Hashable, Comparable, Sendable {
    /// 0 for the plan, and the number of the included file otherwise.
    let file: Int
    let line: Int
    let column: Int

    init(line: Int, column: Int, file: Int = 0) {
        self.line = line
        self.column = column
        self.file = file
    }

    static let start = Self(line: 1, column: 1)

    static func < (earlier: Self, later: Self) -> Bool {
        (earlier.file, earlier.line, earlier.column) < (later.file, later.line, later.column)
    }

    func inFile(_ file: Int) -> Self { Self(line: line, column: column, file: file) }
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

    func add(_ finding: Finding) {
        guard all.count < Self.limit else { return }
        all.append(finding)
    }
}
