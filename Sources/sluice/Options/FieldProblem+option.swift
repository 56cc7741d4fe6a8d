import ArgumentParser
import RolloutAPI

extension FieldProblem {
    /// The message, in which fields are options.
    var optionMessage: String { message { "--\($0)" } }

    /// Runs a check of fields while the command line is parsed, where a problem is one of usage.
    static func asOption<Value>(
        _ check: () throws(FieldProblem) -> Value
    ) throws(ValidationError) -> Value {
        do {
            return try check()
        } catch {
            throw ValidationError(error.optionMessage)
        }
    }
}
