import ArgumentParser

/// Text that a person gives for the record.
enum Reason {
    /// - Throws: `ValidationError` where it is blank or longer than 2,000 characters.
    static func check(_ text: String) throws {
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("a reason is not blank")
        }
        guard text.utf8.count <= 2_000 else {
            throw ValidationError("a reason has at most 2,000 characters")
        }
    }
}
