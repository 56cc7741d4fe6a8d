package import Rollouts
package import Values

extension Limit {
    /// A limit as a plan has it: `< 1%`.
    package init(_ text: String) {
        guard let limit = Self(text: text) else { preconditionFailure("\(text) is not a limit") }
        self = limit
    }
}

extension Span {
    /// A span as a plan has it: `7d`.
    package init(_ text: String) {
        guard let span = Self(text: text) else { preconditionFailure("\(text) is not a span") }
        self = span
    }
}
