/// A JSON value whose members keep the order that they are read best in.
package indirect enum JSONValue: Sendable {
    case bool(Bool)
    case number(Int)
    case string(String)
    case list([JSONValue])
    case object([(name: String, value: JSONValue)])
}

extension JSONValue {
    /// With a line for each element, but for lists of plain values and for a lone plain member;
    /// ends with a newline.
    package var text: [UInt8] {
        text(indent: 0) + [UInt8(ascii: "\n")]
    }

    /// Without a newline at its end; the lines after the first are indented by two spaces each.
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
