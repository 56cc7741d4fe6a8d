/// A token of PromQL, with its position in the text.
struct PromQLToken: Sendable {
    let kind: Kind
    let text: Substring

    enum Kind: Sendable {
        /// A name of a metric, a label or a function, or a keyword.
        case word
        /// A number or a length of time such as `5m`.
        case number
        /// A text in quotes, with them.
        case string
        case symbol
    }

    func isWord(_ word: String) -> Bool { kind == .word && text.lowercased() == word }

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }

    /// Returns the tokens without blanks and comments; nil if a quote is not closed.
    static func tokens(of text: String) -> [Self]? {
        var scanner = PromQLScanner(text)
        var tokens: [Self] = []
        while let next = scanner.next() {
            guard let token = next.token else { return nil }
            tokens.append(token)
        }
        return tokens
    }
}

/// A scanner of PromQL by Unicode scalars, as Prometheus scans it: a combining character after a
/// quote is no part of the quote.
private struct PromQLScanner {
    private let scalars: String.UnicodeScalarView
    private var at: String.Index

    init(_ text: String) {
        scalars = text.unicodeScalars
        at = scalars.startIndex
    }

    /// Returns nil at the end, and no token for a quote that is not closed.
    mutating func next() -> (token: PromQLToken?, Void)? {
        skipBlanks()
        guard at < scalars.endIndex else { return nil }
        let (start, first) = (at, scalars[at])
        if "\"'`".unicodeScalars.contains(first) {
            return (skipString(first) ? token(.string, from: start) : nil, ())
        }
        at = scalars.index(after: at)
        if first.isWordStart {
            skip { $0.isWordStart || $0.isDigit }
            return (token(.word, from: start), ())
        }
        guard first.isDigit else { return (token(.symbol, from: start), ()) }
        skip { $0.isDigit || $0.isWordStart && $0 != ":" || $0 == "." }
        return (token(.number, from: start), ())
    }

    private func token(_ kind: PromQLToken.Kind, from start: String.Index) -> PromQLToken {
        PromQLToken(kind: kind, text: Substring(scalars[start..<at]))
    }

    private mutating func skip(while isPart: (Unicode.Scalar) -> Bool) {
        while at < scalars.endIndex, isPart(scalars[at]) { at = scalars.index(after: at) }
    }

    private mutating func skipBlanks() {
        while true {
            skip { " \t\r\n".unicodeScalars.contains($0) }
            guard at < scalars.endIndex, scalars[at] == "#" else { return }
            skip { $0 != "\n" && $0 != "\r" }
        }
    }

    /// Advances past the closing quote; false if there is none.
    private mutating func skipString(_ quote: Unicode.Scalar) -> Bool {
        at = scalars.index(after: at)
        while at < scalars.endIndex {
            let scalar = scalars[at]
            at = scalars.index(after: at)
            if scalar == quote { return true }
            if scalar == "\\", quote != "`", at < scalars.endIndex { at = scalars.index(after: at) }
        }
        return false
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

    fileprivate var isWordStart: Bool {
        ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_" || self == ":"
    }
}
