import Foundation
import Values

/// The environment variables of a process.
package struct Environment: Sendable {
    package let variables: [String: String]

    package init(_ variables: [String: String]) {
        self.variables = variables
    }

    /// The environment of this process.
    package static var process: Self { Self(ProcessInfo.processInfo.environment) }

    /// Returns a variable's value; nil if it is unset or empty.
    package func value(_ name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Returns true if a variable says yes, and false if it says no or nothing.
    ///
    /// - Throws: `FieldProblem` for another word, which could have been meant as either.
    package func flag(_ name: String) throws(FieldProblem) -> Bool {
        guard let text = value(name) else { return false }
        switch text.lowercased() {
        case "1", "true", "yes", "on": return true
        case "0", "false", "no", "off": return false
        case _:
            throw FieldProblem(
                field: name,
                message: """
                    \(name) is 1, true, yes or on, or else 0, false, no, off or empty: \
                    not \(text.sanitizedForTerminal)
                    """
            )
        }
    }
}
