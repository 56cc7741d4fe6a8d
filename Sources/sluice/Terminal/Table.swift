import Values

/// Rows in columns that fit a width, for which flexible columns are cut.
struct Table {
    struct Cell {
        let text: String
        var style: Terminal.Style?

        init(_ text: String, _ style: Terminal.Style? = nil) {
            self.text = text.sanitizedForTerminal
            self.style = style
        }
    }

    /// The columns that are cut if the rows are too wide, starting with the first one here.
    let flexible: [Int]
    /// The columns' names; empty for a table without a header.
    var head: [String] = []
    var rows: [[Cell]] = []

    func lines(on terminal: Terminal, indent: Int = 2) -> [String] {
        guard !rows.isEmpty else { return [] }
        let rows =
            (head.isEmpty ? [] : [head.enumerated().map { Cell($1, $0 == 0 ? .bold : .dim) }])
            + rows
        let columns = rows.map(\.count).max() ?? 0
        var widths = (0..<columns).map { column in
            rows.map { $0.indices.contains(column) ? $0[column].text.columns : 0 }.max() ?? 0
        }
        shrink(&widths, to: terminal.width - indent)
        return rows.map { row in
            let cells = row.indices.map { column in
                let text = row[column].text.cut(to: widths[column])
                let isLast = column == row.count - 1
                let padding = isLast ? 0 : widths[column] - text.columns
                return terminal.styled(text, row[column].style)
                    + String(repeating: " ", count: padding)
            }
            return String(repeating: " ", count: indent) + cells.joined(separator: "  ")
        }
    }

    private func shrink(_ widths: inout [Int], to width: Int) {
        var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - width
        for least in [12, 8] {
            for column in flexible where excess > 0 && widths.indices.contains(column) {
                let given = min(excess, max(0, widths[column] - least))
                widths[column] -= given
                excess -= given
            }
        }
    }
}

extension String {
    /// The number of terminal columns that the text takes.
    var columns: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }

    func cut(to width: Int) -> String {
        guard columns > width else { return self }
        var kept = ""
        var used = 1
        for character in self {
            used += String(character).columns
            guard used <= width else { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// Returns the text wrapped between words into lines of at most `width` columns.
    ///
    /// Longer words are broken, but not a command: it is whole in one line, as it is to be copied.
    func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        for word in unbreakables {
            if let last = lines.last, last.columns + 1 + word.columns <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines += word.contains(" ") ? [word] : word.pieces(of: width)
            }
        }
        return lines
    }

    /// The words of the text, where a command is one of them.
    ///
    /// It is between backticks, or follows a colon or a semicolon and goes on to the end.
    private var unbreakables: [String] {
        var words: [String] = []
        var openCommand: String?
        for word in split(separator: " ", omittingEmptySubsequences: true).map(String.init) {
            if let command = openCommand {
                openCommand = "\(command) \(word)"
                if command.hasPrefix("`"), word.contains("`") { words += closed(&openCommand) }
            } else if word == "`sluice" || word == "sluice" && words.endsInIntroduction {
                openCommand = word
            } else {
                words.append(word)
            }
        }
        return words + closed(&openCommand)
    }

    private func closed(_ command: inout String?) -> [String] {
        defer { command = nil }
        return command.map { [$0] } ?? []
    }

    private func pieces(of width: Int) -> [String] {
        var pieces = [""]
        for character in self {
            let last = pieces.count - 1
            if pieces[last].columns + String(character).columns > max(width, 2) {
                pieces.append(String(character))
            } else {
                pieces[last].append(character)
            }
        }
        return pieces
    }
}

extension [String] {
    /// True if a command may follow that goes on to the end.
    fileprivate var endsInIntroduction: Bool {
        guard let last = last?.last else { return true }
        return last == ":" || last == ";" || last == "→"
    }
}

extension Unicode.Scalar {
    fileprivate var columns: Int {
        switch value {
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
            0x20000...0x3FFFD:
            2
        case _: 1
        }
    }
}
