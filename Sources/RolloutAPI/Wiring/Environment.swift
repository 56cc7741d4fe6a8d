import Foundation

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
}
