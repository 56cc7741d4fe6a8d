package import Cohorts
import Values

extension CustomerID {
    /// Reads a customer's id from a field.
    package init(_ text: String, of field: String) throws(FieldProblem) {
        do throws(CustomerIDProblem) {
            try self.init(text)
        } catch {
            throw FieldProblem(
                field: field,
                message: "'\(text.sanitizedForTerminal)' is not a customer id: \(error.description)"
            )
        }
    }
}
