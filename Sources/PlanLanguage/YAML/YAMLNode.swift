import Values

/// A YAML document as a tree whose nodes know their locations.
struct YAMLNode: Sendable {
    let content: Content
    let at: Location

    indirect enum Content: Sendable {
        case scalar(String, isPlain: Bool)
        case mapping([Entry])
        case sequence([YAMLNode])
        /// An invalid node, already reported.
        case refused
    }

    struct Entry: Sendable {
        let key: String
        let keyAt: Location
        let value: YAMLNode
    }
}

extension YAMLNode {
    /// True for a missing value, `~`, `null` or an empty text.
    var isEmpty: Bool {
        guard case .scalar(let text, let isPlain) = content else { return false }
        return text.isEmpty || isPlain && ["~", "null", "Null", "NULL"].contains(text)
    }

    /// A description of the node for messages.
    var kind: String {
        switch content {
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .refused: "what is refused"
        case .scalar(let text, _): isEmpty ? "nothing" : text.quoted
        }
    }
}

extension String {
    /// The text in quotes, shortened for messages, with control characters replaced.
    var quoted: String {
        let clean = unicodeScalars.prefix(60).map { scalar in
            scalar.isControl ? "\u{FFFD}" : Character(scalar)
        }
        return "'\(String(clean))\(unicodeScalars.dropFirst(60).isEmpty ? "" : "…")'"
    }
}
