import Values

/// Text that a person gives for the record.
package enum RecordText {
    /// - Throws: `FieldProblem` if it is blank, longer than 2,000 characters, or has a part that
    ///   cannot be seen or that a terminal would act on.
    package static func check(_ text: String, of field: String) throws(FieldProblem) {
        guard !text.isBlank else {
            throw FieldProblem(field: field, message: "\(name(field)) must not be blank")
        }
        guard !text.hasHiddenParts else {
            throw FieldProblem(
                field: field,
                message: """
                    \(name(field)) has a control character or one that cannot be seen; leave it out
                    """
            )
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
    /// A longer one is cut, and ends with a sign that says so; what cannot be seen is replaced.
    package static func ofStop(_ text: String?) -> String? {
        guard let text = text?.replacingHidden(except: ["\n", "\t"]), !text.isBlank,
            text.contains(where: { $0 != "\u{FFFD}" && !$0.isWhitespace })
        else { return nil }
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
