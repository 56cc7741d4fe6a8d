import Rollouts

/// One problem of a plan and where it is, as compilers print it: `plan.yaml:12:5: error: …`.
package struct Diagnostic: Hashable, Codable, Sendable, CustomStringConvertible {
    package let file: String
    /// From 1.
    package let line: Int
    /// From 1, in Unicode scalars.
    package let column: Int
    package let severity: Severity
    package let message: String

    package enum Severity: String, Codable, Sendable, CaseIterable {
        /// There is no plan as long as there is one of these.
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
