/// A text that may refer to a secret outside the plan: `Bearer env:TOKEN`, `file:/run/key`.
///
/// The plan, the log and every message contain the reference; only the one request that needs the
/// secret uses its value.
package struct SecretText: Hashable, Sendable {
    /// The text as written in the plan.
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package enum Reference: Hashable, Sendable {
        case environment(String)
        case file(String)
    }

    /// The text before the reference, as in `Bearer `; the whole text if there is none.
    package var literal: String {
        referenceStart.map { String(text[..<$0]) } ?? text
    }

    /// The reference to the secret; nil if the text has none.
    package var reference: Reference? {
        guard let start = referenceStart else { return nil }
        let name = text[start...]
        return name.hasPrefix("env:")
            ? .environment(String(name.dropFirst(4))) : .file(String(name.dropFirst(5)))
    }

    private var referenceStart: String.Index? {
        let last = text.lastIndex(of: " ").map { text.index(after: $0) } ?? text.startIndex
        let word = text[last...]
        return word.hasPrefix("env:") || word.hasPrefix("file:") ? last : nil
    }
}

extension SecretText: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
