/// Text that a person gives for the record.
package enum RecordText {
    /// - Throws: `FieldProblem` if it is blank or longer than 2,000 characters.
    package static func check(_ text: String, of field: String) throws(FieldProblem) {
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw FieldProblem(field: field, message: "a reason must not be blank")
        }
        guard text.utf8.count <= 2_000 else {
            throw FieldProblem(
                field: field,
                message: "a reason must have at most 2,000 characters"
            )
        }
    }
}
