/// A value that JSON holds as the text that a plan has for it: `"< 1%"`, `"7d"`.
package protocol TextCodable: Codable {
    /// What messages call such a value.
    static var kind: String { get }
    var text: String { get }

    /// Nil where the text is none of this kind.
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
