import Rollouts
import Values

extension NodeReader where Value == String {
    /// Reads any scalar exactly as written, even a version such as `1.0`.
    static let text = NodeReader { node, findings in
        guard case .scalar(let text, _) = node.content else {
            findings.expected("a text", node)
            return nil
        }
        guard !text.unicodeScalars.contains(where: { $0.isControl && $0 != "\n" && $0 != "\t" })
        else {
            findings.error("a text contains a control character", at: node.at)
            return nil
        }
        return text
    }

    /// Reads a text in which something can be seen.
    static let words = NodeReader { node, findings in
        guard let text = text.read(node, findings) else { return nil }
        guard !text.isBlank else {
            findings.error("a text is blank", at: node.at)
            return nil
        }
        return text
    }

    /// Reads a name used in commands and in the log.
    static let name = scalar(Name.expected) { Name.isOne($0) ? $0 : nil }
}

/// The syntax of the names of stages, checks and groups.
enum Name {
    static let expected = "a name (a–z, 0–9 and . _ - inside, at most 100 characters)"

    static func isOne(_ text: String) -> Bool {
        let isLong = text.utf8.count > 100
        let first = text.utf8.first.map { isStart($0) } ?? false
        let rest = text.utf8.dropFirst().allSatisfy { isStart($0) || "._-".utf8.contains($0) }
        return !isLong && first && rest
    }

    private static func isStart(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension NodeReader where Value == SecretText {
    static let secret = NodeReader { node, findings in
        NodeReader<String>.text.read(node, findings).map { SecretText($0) }
    }
}

extension NodeReader where Value == Bool {
    static let boolean = NodeReader { node, findings in
        if case .scalar("true", true) = node.content { return true }
        if case .scalar("false", true) = node.content { return false }
        findings.expected("true or false", node)
        return nil
    }
}

extension NodeReader where Value == Span {
    static let span = scalar("a length of time such as 30s, 10m or 7d") { Span(text: $0) }

    static let positiveSpan = scalar("a length of time over 0, such as 30s, 10m or 7d") { text in
        Span(text: text).flatMap { $0.milliseconds > 0 ? $0 : nil }
    }
}

extension NodeReader where Value == Limit {
    static let limit = scalar("a limit such as \"< 3s\", \">= 200\" or \"< 1%\"") {
        Limit(text: $0)
    }
}

extension NodeReader where Value == Instant {
    static let instant = scalar("a time such as 2026-12-20T00:00:00Z") { Instant(written: $0) }
}

extension NodeReader where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// Reads one of the words of an enumeration.
    static var word: Self {
        let words = Value.allCases.map(\.rawValue)
        return NodeReader { node, findings in
            guard case .scalar(let text, _) = node.content, let value = Value(rawValue: text) else {
                var near = ""
                if case .scalar(let text, _) = node.content {
                    near = Suggestion(for: text, among: words).text
                }
                let choice = words.joined(separator: ", ")
                guard case .refused = node.content else {
                    findings.error(
                        "expected one of \(choice), found \(node.kind)\(near)",
                        at: node.at
                    )
                    return nil
                }
                return nil
            }
            return value
        }
    }
}
