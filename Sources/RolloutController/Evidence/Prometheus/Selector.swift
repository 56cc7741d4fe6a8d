/// A metric's name and perhaps some matchers: `http_requests_total{code="500"}`.
struct Selector: Hashable, Sendable {
    private let name: Substring
    private let matchers: Substring

    /// Nil for anything that is more than a selector.
    init?(_ text: String) {
        name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ":") }
        matchers = text.dropFirst(name.count)
        guard let first = name.first, !first.isNumber,
            matchers.isEmpty || Self.isOneBlock(matchers)
        else { return nil }
    }

    /// `NaN` and `Inf` look like names, and are numbers.
    var isOfSamples: Bool { !["nan", "inf"].contains(name.lowercased()) }

    func named(adding ending: String) -> String {
        "\(name)\(ending)\(matchers)"
    }

    /// Whether it opens with `{` and closes with its own `}`; a quoted brace is neither.
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
