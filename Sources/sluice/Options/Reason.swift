import ArgumentParser

/// Text that a person gives for the record.
enum Reason {
    /// - Throws: `ValidationError` if it is blank or longer than 2,000 characters.
    static func check(_ text: String) throws {
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("a reason must not be blank")
        }
        guard text.utf8.count <= 2_000 else {
            throw ValidationError("a reason must have at most 2,000 characters")
        }
    }
}
