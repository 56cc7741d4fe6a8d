import Values

/// A YAML document as a tree of which every part knows its place.
struct YAMLNode: Sendable {
    let content: Content
    let at: Location

    indirect enum Content: Sendable {
        case scalar(String, isPlain: Bool)
        case mapping([Entry])
        case sequence([YAMLNode])
        /// Reported already; says nothing more.
        case refused
    }

    struct Entry: Sendable {
        let key: String
        let keyAt: Location
        let value: YAMLNode
    }
}

extension YAMLNode {
    /// Nothing written, `~` or `null`, or an empty text.
    var isEmpty: Bool {
        guard case .scalar(let text, let isPlain) = content else { return false }
        return text.isEmpty || isPlain && ["~", "null", "Null", "NULL"].contains(text)
    }

    /// What stands here, for a message.
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
    /// In quotes, cut to a length that fits a message, and without what could move a cursor.
    var quoted: String {
        let clean = unicodeScalars.prefix(60).map { scalar in
            scalar.isControl ? "\u{FFFD}" : Character(scalar)
        }
        return "'\(String(clean))\(unicodeScalars.dropFirst(60).isEmpty ? "" : "…")'"
    }
}
