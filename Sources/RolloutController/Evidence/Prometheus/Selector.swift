/// A metric's name with optional matchers: `http_requests_total{code="500"}`.
struct Selector: Hashable, Sendable {
    private let name: Substring
    private let matchers: Substring

    /// Nil if the text is not a plain selector.
    init?(_ text: String) {
        name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ":") }
        matchers = text.dropFirst(name.count)
        guard let first = name.first, !first.isNumber,
            matchers.isEmpty || Self.isOneBlock(matchers)
        else { return nil }
    }

    /// False for `NaN` and `Inf`, which look like names but are numbers.
    var isOfSamples: Bool { !["nan", "inf"].contains(name.lowercased()) }

    func named(adding ending: String) -> String {
        "\(name)\(ending)\(matchers)"
    }

    /// True if the text is one block from `{` to its matching `}`; quoted braces do not count.
    private static func isOneBlock(_ text: Substring) -> Bool {
        guard text.first == "{" else { return false }
        var quote: Character?
        var isEscaped = false
        for (offset, character) in text.dropFirst().enumerated() {
            if isEscaped {
                isEscaped = false
            } else if let open = quote {
                if character == "\\", open != "`" { isEscaped = true }
                if character == open { quote = nil }
            } else if "\"'`".contains(character) {
                quote = character
            } else if character == "}" {
                return offset == text.count - 2
            }
        }
        return false
    }
}
