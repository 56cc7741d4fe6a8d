import Values

/// A column of names with a text beside each, which is wrapped and never cut.
struct FactList {
    let facts: [(String, String)]
    let terminal: Terminal

    var lines: [String] {
        let width = (facts.map(\.0.columns).max() ?? 0) + 4
        return facts.flatMap { name, text in
            let lines = text.harmlessLines(of: max(terminal.width - width, 20))
            return lines.enumerated().map { index, line in
                let head = index == 0 ? "  \(name.sanitizedForTerminal)" : ""
                let gap = String(repeating: " ", count: width - head.columns)
                return terminal.styled(head, .dim) + gap + line
            }
        }
    }
}

extension String {
    /// Returns at least one line, each of at most `width` columns.
    ///
    /// Line ends are kept, characters that a terminal would act on are replaced, and on a terminal
    /// that does not go by UTC each time has the local one behind it.
    func harmlessLines(of width: Int) -> [String] {
        let lines = split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
            .flatMap { String($0).sanitizedForTerminal.withLocalTimes.wrapped(to: width) }
        return lines.isEmpty ? [""] : lines
    }
}
