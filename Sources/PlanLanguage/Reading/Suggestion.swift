import Values

/// The known word closest to a misspelled one.
struct Suggestion: Sendable {
    let word: String?

    init(for word: String, among candidates: [String]) {
        self.word = word.nearest(in: candidates)
    }

    /// The text `; did you mean 'soak'?`, or an empty one.
    var text: String {
        word.map { "; did you mean \($0.quoted)?" } ?? ""
    }
}
