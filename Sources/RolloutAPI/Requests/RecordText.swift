import Values

/// Text that a person gives for the record.
package enum RecordText {
    /// - Throws: `FieldProblem` if it is blank or longer than 2,000 characters.
    package static func check(_ text: String, of field: String) throws(FieldProblem) {
        guard !text.isBlank else {
            throw FieldProblem(field: field, message: "\(name(field)) must not be blank")
        }
        try checkLength(text, of: field)
    }

    /// Checks a text that may be left out, but is not blank if it is there.
    package static func check(_ text: String?, of field: String) throws(FieldProblem) {
        if let text { try check(text, of: field) }
    }

    /// Returns the reason for a stop, which is never refused for its words; nil if it is left out
    /// or blank.
    ///
    /// A longer one is cut, and ends with a sign that says so.
    package static func ofStop(_ text: String?) -> String? {
        guard let text, !text.isBlank else { return nil }
        guard text.utf8.count > longest else { return text }
        var kept = text.prefix(longest)
        while kept.utf8.count > longest - 3 { kept.removeLast() }
        return kept + "…"
    }

    private static let longest = 2_000

    private static func checkLength(_ text: String, of field: String) throws(FieldProblem) {
        guard text.utf8.count <= longest else {
            throw FieldProblem(
                field: field,
                message: "\(name(field)) must have at most 2,000 characters"
            )
        }
    }

    private static func name(_ field: String) -> String {
        field == "evidence" || field == "impact" ? field : "a \(field)"
    }
}
