import Rollouts

/// A problem in a plan with its location, printed as by compilers: `plan.yaml:12:5: error: …`.
package struct Diagnostic: Hashable, Codable, Sendable, CustomStringConvertible {
    package let file: String
    /// Counted from 1.
    package let line: Int
    /// Counted from 1, in Unicode scalars.
    package let column: Int
    package let severity: Severity
    package let message: String

    package enum Severity: String, Codable, Sendable, CaseIterable {
        /// A problem that makes the plan unusable.
        case error
        case warning
    }

    package init(file: String, line: Int, column: Int, severity: Severity, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.severity = severity
        self.message = message
    }

    package var description: String {
        "\(file):\(line):\(column): \(severity.rawValue): \(message)"
    }
}
