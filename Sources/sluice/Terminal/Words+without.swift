extension Sequence<String> {
    /// Returns the words without some options and their values, in either notation.
    func without(options: Set<String>) -> [String] {
        var kept: [String] = []
        var isValue = false
        for word in self {
            if isValue {
                isValue = false
            } else if options.contains(word) {
                isValue = true
            } else if !options.contains(where: { word.hasPrefix("\($0)=") }) {
                kept.append(word)
            }
        }
        return kept
    }
}
