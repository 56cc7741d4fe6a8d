/// Names in a column, and beside each what is to be said, in full: nothing is cut.
struct FactList {
    let facts: [(String, String)]
    let terminal: Terminal

    var lines: [String] {
        let width = (facts.map(\.0.columns).max() ?? 0) + 4
        return facts.flatMap { name, text in
            let lines = text.harmlessLines(of: max(terminal.width - width, 20))
            return lines.enumerated().map { index, line in
                let head = index == 0 ? "  \(name.harmless)" : ""
                let gap = String(repeating: " ", count: width - head.columns)
                return terminal.styled(head, .dim) + gap + line
            }
        }
    }
}

extension String {
    /// The text in lines of at most `width` columns, its own line ends kept, and nothing in it
    /// that a terminal would act on; at least one line.
    func harmlessLines(of width: Int) -> [String] {
        let lines = split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
            .flatMap { String($0).harmless.wrapped(to: width) }
        return lines.isEmpty ? [""] : lines
    }
}
