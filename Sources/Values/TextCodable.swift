/// A value that JSON represents by its text in the plan: `"< 1%"`, `"7d"`.
package protocol TextCodable: Codable {
    /// The name of such a value in messages.
    static var kind: String { get }
    var text: String { get }

    /// Reads a value, or returns nil if the text is not of this kind.
    init?(text: String)
}

extension TextCodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Self(text: text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "not \(Self.kind): \(text)"
            )
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
