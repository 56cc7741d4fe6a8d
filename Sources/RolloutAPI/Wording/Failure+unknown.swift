import Values

extension Failure {
    /// Creates a failure for an unknown word, with the nearest known one or else a list of them.
    package init(unknown word: String, _ start: String, among known: [String]) {
        let names = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
        let hint =
            word.nearest(in: known).map { "did you mean \($0)?" }
            ?? (known.isEmpty ? "there is none" : "there is \(names)")
        self.init("\(start) \(word); \(hint)".sanitizedForTerminal, .unknownName)
    }
}
