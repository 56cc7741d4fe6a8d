import RolloutAPI

extension PastTime {
    /// Parses the value of an option or argument.
    @Sendable static func option(_ text: String) throws -> Self {
        try FieldProblem.asOption { () throws(FieldProblem) in try Self(text, of: "time") }
    }
}
