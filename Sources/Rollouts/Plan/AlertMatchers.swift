/// The labels by which alerts are selected: `severity="page", team=~"a|b"`.
///
/// Alertmanager takes each matcher by itself, and an alert that all of them fit.
package struct AlertMatchers: Hashable, Sendable {
    package let matchers: [Matcher]

    package struct Matcher: Hashable, Sendable {
        package let label: String
        package let comparison: Comparison
        package let value: String
    }

    package enum Comparison: String, Hashable, Sendable {
        case equal = "="
        case unequal = "!="
        case like = "=~"
        case unlike = "!~"
    }

    /// Reads matchers between commas, in braces or without; nil if there is none, or another text.
    package init?(_ text: String) {
        var scan = MatcherScan(text)
        let hasBrace = scan.take("{")
        var matchers: [Matcher] = []
        repeat {
            guard let matcher = scan.matcher() else { return nil }
            matchers.append(matcher)
        } while scan.take(",")
        guard scan.take("}") == hasBrace, scan.isAtEnd else { return nil }
        self.init(matchers: matchers)
    }

    private init(matchers: [Matcher]) {
        self.matchers = matchers
    }

    /// Creates matchers from the name of an alert, or else from a text with matchers.
    package init?(alert text: String) {
        if MatcherScan.isLabel(text) {
            let name = Matcher(label: "alertname", comparison: .equal, value: text)
            self.init(matchers: [name])
        } else {
            self.init(text)
        }
    }
}

extension AlertMatchers.Matcher {
    /// The matcher as Alertmanager reads it.
    package var text: String {
        let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n")
        return "\(label)\(comparison.rawValue)\"\(escaped)\""
    }

    /// Returns false if a label's value, empty for a missing label, does not fit; nil for a regular
    /// expression, which only Alertmanager can tell.
    package func fits(_ found: String) -> Bool? {
        switch comparison {
        case .equal: value.utf8.elementsEqual(found.utf8)
        case .unequal: !value.utf8.elementsEqual(found.utf8)
        case .like, .unlike: nil
        }
    }
}

/// A scan of the text of matchers, in which blanks may stand between the parts.
private struct MatcherScan {
    private var rest: Substring

    init(_ text: String) {
        rest = text[...]
        skipBlanks()
    }

    var isAtEnd: Bool { rest.isEmpty }

    static func isLabel(_ text: some StringProtocol) -> Bool {
        let first = text.unicodeScalars.first
        return first.map { !("0"..."9").contains($0) } ?? false
            && text.unicodeScalars.allSatisfy { scalar in
                ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
                    || ("0"..."9").contains(scalar) || scalar == "_"
            }
    }

    mutating func take(_ sign: String) -> Bool {
        guard rest.hasPrefix(sign) else { return false }
        rest = rest.dropFirst(sign.count)
        skipBlanks()
        return true
    }

    mutating func matcher() -> AlertMatchers.Matcher? {
        let label = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        guard Self.isLabel(label) else { return nil }
        rest = rest.dropFirst(label.count)
        skipBlanks()
        guard let sign = ["=~", "!~", "!=", "="].first(where: { rest.hasPrefix($0) }),
            let comparison = AlertMatchers.Comparison(rawValue: sign), take(sign),
            let value = quoted()
        else { return nil }
        return AlertMatchers.Matcher(
            label: String(label),
            comparison: comparison,
            value: value
        )
    }

    /// Reads a text in quotation marks, in which `\"`, `\\` and `\n` are escaped.
    private mutating func quoted() -> String? {
        guard rest.first == "\"" else { return nil }
        rest = rest.dropFirst()
        var value = ""
        while let character = rest.popFirst() {
            switch character {
            case "\"":
                skipBlanks()
                return value
            case "\\":
                guard let escaped = rest.popFirst() else { return nil }
                guard let meant = Self.escapes[escaped] else { return nil }
                value.append(meant)
            case _: value.append(character)
            }
        }
        return nil
    }

    private static let escapes: [Character: Character] = ["n": "\n", "\"": "\"", "\\": "\\"]

    private mutating func skipBlanks() {
        rest = rest.drop { $0 == " " }
    }
}
