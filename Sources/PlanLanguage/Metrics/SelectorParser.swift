/// A parser of selectors from the tokens of PromQL.
struct SelectorParser {
    private let tokens: ArraySlice<PromQLToken>
    private(set) var at: Int

    init(_ tokens: ArraySlice<PromQLToken>, at: Int? = nil) {
        self.tokens = tokens
        self.at = at ?? tokens.startIndex
    }

    var isAtEnd: Bool { at >= tokens.endIndex }

    /// Returns the selector at the position and advances past it; nil if there is none.
    mutating func selector() -> Selector? {
        let start = at
        var name = take(.word).map { Name(metric: String($0.text), token: start, quote: "") }
        let isBare = name != nil
        if peek?.isSymbol("{") == true {
            guard let block = block(isBare: isBare) else { return nil }
            name = name ?? block.name
        } else if !isBare {
            return nil
        }
        let end = at
        guard skipModifiers() else { return nil }
        let split = (name?.token ?? end - 1) + 1
        let quote = name?.quote ?? ""
        let gap = split < end && tokens[split - 1].text.endIndex < tokens[split].text.startIndex
        return Selector(
            name: String(text(start..<split).dropLast(quote.count)),
            rest: quote + (gap ? " " : "") + text(split..<end),
            modifiers: at > end ? " " + text(end..<at) : "",
            metric: name?.metric,
            isBare: isBare
        )
    }

    private var peek: PromQLToken? { at < tokens.endIndex ? tokens[at] : nil }

    private mutating func take(_ symbol: String) -> Bool {
        guard peek?.isSymbol(symbol) == true else { return false }
        at += 1
        return true
    }

    private mutating func take(_ kind: PromQLToken.Kind) -> PromQLToken? {
        guard let token = peek, token.kind == kind else { return nil }
        at += 1
        return token
    }
}

extension SelectorParser {
    /// A metric's name, the index of its token, and the quote that closes it.
    private struct Name {
        let metric: String
        let token: Int
        let quote: String
    }

    /// Reads the matchers in braces; nil if they are not valid, name two metrics, or match all.
    private mutating func block(isBare: Bool) -> (name: Name?, Void)? {
        at += 1
        var name: Name?
        var isNamed = isBare
        var isFirst = true
        while !take("}") {
            guard isFirst || takeSeparator(isBare: isBare) else { return nil }
            if !isFirst, take("}") { return (name, ()) }
            guard let matcher = matcher() else { return nil }
            if matcher.isOfName {
                guard !isNamed else { return nil }
                isNamed = true
                name = matcher.name
            }
            isFirst = false
        }
        return isFirst && !isBare ? nil : (name, ())
    }

    /// Skips a comma, or the `or` of VictoriaMetrics, which keeps a name before the braces only.
    private mutating func takeSeparator(isBare: Bool) -> Bool {
        if take(",") { return true }
        guard isBare, peek?.isWord("or") == true else { return false }
        at += 1
        return true
    }

    /// Reads `label="value"`, with any of the four operators, or the metric's name in quotes.
    private mutating func matcher() -> (isOfName: Bool, name: Name?)? {
        guard let label = take(.word) ?? take(.string) else { return nil }
        let isEqual = peek?.isSymbol("=") == true
        let isUnequal = peek?.isSymbol("!") == true
        guard isEqual || isUnequal else {
            return label.kind == .string ? (true, name(label, at - 1)) : nil
        }
        at += 1
        let isPattern = take("~")
        guard isEqual || isPattern || take("="), let value = take(.string) else { return nil }
        let word = label.kind == .string ? label.text.dropFirst().dropLast() : label.text
        guard word == "__name__" else { return (false, nil) }
        return (true, isEqual && !isPattern ? name(value, at - 1) : nil)
    }

    private func name(_ token: PromQLToken, _ index: Int) -> Name? {
        let inner = token.text.dropFirst().dropLast()
        let quote = String(token.text.suffix(1))
        return inner.isEmpty ? nil : Name(metric: String(inner), token: index, quote: quote)
    }

    /// Skips `offset 5m` and `@ 1609746000`; false if one of them is not complete.
    private mutating func skipModifiers() -> Bool {
        while let token = peek {
            if token.isWord("offset") {
                at += 1
                skipSign()
                guard take(.number) != nil else { return false }
            } else if token.isSymbol("@") {
                at += 1
                skipSign()
                if take(.number) != nil { continue }
                guard let end = take(.word), end.isWord("start") || end.isWord("end"), take("("),
                    take(")")
                else { return false }
            } else {
                return true
            }
        }
        return true
    }

    private mutating func skipSign() {
        if !take("-") { _ = take("+") }
    }
}

extension SelectorParser {
    /// Returns the text of some tokens, with blanks and comments between two of them as one blank.
    private func text(_ range: Range<Int>) -> String {
        range.map { index in
            let isFirst = index == range.lowerBound
            let isApart =
                !isFirst && tokens[index - 1].text.endIndex < tokens[index].text.startIndex
            return (isApart ? " " : "") + tokens[index].text
        }
        .joined()
    }
}
