/// A JSON value whose members keep their order, for readability.
package indirect enum JSONValue: Sendable {
    case bool(Bool)
    case number(Int)
    case string(String)
    case list([JSONValue])
    case object([(name: String, value: JSONValue)])
}

extension JSONValue {
    /// The JSON text, ending with a newline.
    ///
    /// Each element is on its own line, except in lists of plain values and for a single plain
    /// member.
    package var text: [UInt8] {
        text(indent: 0) + [UInt8(ascii: "\n")]
    }

    /// Returns the JSON text without a newline at its end.
    ///
    /// The lines after the first are indented by two spaces for each level.
    package func text(indent: Int) -> [UInt8] {
        var writer = JSONWriter(indent: indent)
        writer.write(self)
        return writer.bytes
    }

    var isPlain: Bool {
        switch self {
        case .bool, .number, .string: true
        case .list, .object: false
        }
    }
}

extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(booleanLiteral value: Bool) {
        self = .bool(value)
    }

    package init(integerLiteral value: Int) {
        self = .number(value)
    }

    package init(stringLiteral value: String) {
        self = .string(value)
    }

    package init(arrayLiteral elements: JSONValue...) {
        self = .list(elements)
    }

    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { ($0, $1) })
    }
}
