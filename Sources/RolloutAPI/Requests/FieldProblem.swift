/// The reason a field of a request cannot have its value.
package struct FieldProblem: Error, Hashable, Sendable {
    /// The field's long name; empty for the whole of the fields.
    package let field: String
    package let errorCode: ErrorCode
    private let text: FieldText

    package init(field: String, message: FieldText, code: ErrorCode = .usage) {
        self.field = field
        errorCode = code
        text = message
    }

    /// The message, in which fields have their bare names.
    package var message: String { message { $0 } }

    /// Returns the message with the fields as the reader knows them, such as `--reason`.
    package func message(naming name: (String) -> String) -> String { text.text(naming: name) }
}

extension FieldProblem: ReportableError {
    package var description: String { message }
}
