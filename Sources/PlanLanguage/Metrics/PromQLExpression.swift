/// The parts of a PromQL expression that its unit and its use depend on.
///
/// It is not a whole parser: whether the expression is valid is for Prometheus to say.
struct PromQLExpression: Sendable {
    private(set) var selectors: [Selector] = []
    /// The names of the functions and aggregations, in lower case, from the outermost.
    private(set) var functions: [String] = []
    /// The arithmetic operators, in order.
    private(set) var operators: [String] = []
    /// True if there is a range such as `[5m]`.
    private(set) var hasRange = false

    private static let listed: Set<String> = [
        "by", "without", "on", "ignoring", "group_left", "group_right",
    ]
    private static let keywords: Set<String> = ["and", "or", "unless", "bool", "offset"]

    /// Nil if a quote is not closed.
    init?(_ text: String) {
        guard let tokens = PromQLToken.tokens(of: text) else { return nil }
        var at = 0
        while at < tokens.count { at = take(tokens, at) }
    }

    /// Notes the part at a position, and returns the position after it.
    private mutating func take(_ tokens: [PromQLToken], _ at: Int) -> Int {
        let token = tokens[at]
        let next = at + 1 < tokens.count ? tokens[at + 1] : nil
        if token.isSymbol("[") {
            hasRange = true
            return Self.end(of: "]", tokens, at)
        }
        if "+-*/%^".contains(token.text), token.kind == .symbol {
            operators.append(String(token.text))
            return at + 1
        }
        let word = token.text.lowercased()
        if token.kind == .word, Self.listed.contains(word), next?.isSymbol("{") != true {
            return next?.isSymbol("(") == true ? Self.end(of: ")", tokens, at) : at + 1
        }
        let isCall =
            next?.isSymbol("(") == true || next?.isWord("by") == true
            || next?.isWord("without") == true
        if token.kind == .word, isCall {
            functions.append(word)
            return at + 1
        }
        if token.kind == .word, Self.keywords.contains(word) { return at + 1 }
        guard token.kind == .word || token.isSymbol("{") else { return at + 1 }
        var parser = SelectorParser(tokens[...], at: at)
        guard let selector = parser.selector() else { return at + 1 }
        if selector.isOfSamples { selectors.append(selector) }
        return parser.at
    }

    private static func end(of symbol: String, _ tokens: [PromQLToken], _ at: Int) -> Int {
        (tokens[at...].firstIndex { $0.isSymbol(symbol) } ?? tokens.count - 1) + 1
    }
}
