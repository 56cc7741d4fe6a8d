import Values

/// The word that was probably meant.
struct Suggestion: Sendable {
    let word: String?

    init(for word: String, among candidates: [String]) {
        self.word = word.nearest(in: candidates)
    }

    /// `; did you mean 'soak'?`, or nothing.
    var text: String {
        word.map { "; did you mean \($0.quoted)?" } ?? ""
    }
}
