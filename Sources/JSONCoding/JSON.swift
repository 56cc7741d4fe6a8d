/// A JSON value that keeps what Foundation's parsers lose: the order of members, and keys that
/// differ only in their Unicode normal form.
package enum JSON: Sendable {
    case null
    case bool(Bool)
    /// Always finite.
    case number(Double)
    case string(String)
    case array([JSON])
    /// Keys are unique, byte for byte.
    case object([Member])

    package struct Member: Equatable, Sendable {
        package let key: String
        package let value: JSON

        package init(key: String, value: JSON) {
            self.key = key
            self.value = value
        }

        package static func == (one: Self, other: Self) -> Bool {
            one.key.isSame(as: other.key) && one.value == other.value
        }
    }
}

extension JSON {
    /// The member with that name; nil if the value is not an object or does not have it.
    package subscript(key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key.isSame(as: key) }?.value
    }

    package var stringValue: String? {
        if case .string(let text) = self { text } else { nil }
    }

    package var numberValue: Double? {
        if case .number(let number) = self { number } else { nil }
    }

    package var arrayValue: [JSON]? {
        if case .array(let items) = self { items } else { nil }
    }
}

extension JSON: Equatable {
    /// Compares texts by their bytes: `"é"` in two normal forms is two texts.
    package static func == (one: Self, other: Self) -> Bool {
        switch (one, other) {
        case (.null, .null): true
        case (.bool(let one), .bool(let other)): one == other
        case (.number(let one), .number(let other)): one == other
        case (.string(let one), .string(let other)): one.isSame(as: other)
        case (.array(let one), .array(let other)): one == other
        case (.object(let one), .object(let other)): one == other
        case (.null, _), (.bool, _), (.number, _), (.string, _), (.array, _), (.object, _): false
        }
    }
}

extension JSON: Encodable {
    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let members):
            var container = encoder.container(keyedBy: Key.self)
            for member in members {
                try container.encode(member.value, forKey: Key(stringValue: member.key))
            }
        case .array(let items):
            var container = encoder.unkeyedContainer()
            for item in items { try container.encode(item) }
        case .null, .bool, .number, .string:
            var container = encoder.singleValueContainer()
            switch self {
            case .bool(let value): try container.encode(value)
            case .string(let value): try container.encode(value)
            case .number(let value):
                // Write whole numbers as such, so that no reader sees `3.0` where the log has `3`.
                if let whole = Int(exactly: value), value.magnitude < 1e15 {
                    try container.encode(whole)
                } else {
                    try container.encode(value)
                }
            case .null, .array, .object: try container.encodeNil()
            }
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

extension String {
    /// True if both have the same bytes; `==` also equates canonically equivalent texts.
    func isSame(as other: String) -> Bool {
        utf8.elementsEqual(other.utf8)
    }
}
