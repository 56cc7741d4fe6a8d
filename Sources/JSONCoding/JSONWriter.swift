/// A writer of JSON that people can read.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private var indent: Int

    init(indent: Int) {
        self.indent = indent
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .bool(let bool): bytes += (bool ? "true" : "false").utf8
        case .number(let number): bytes += String(number).utf8
        case .string(let text): write(text)
        case .list(let elements):
            let isShort = elements.allSatisfy(\.isPlain)
            write(elements, in: "[]", onOneLine: isShort) { $0.write($1) }
        case .object(let members):
            let isShort = members.count <= 1 && members.allSatisfy(\.value.isPlain)
            write(members, in: "{}", onOneLine: isShort) { writer, member in
                writer.write(member.name)
                writer.bytes += ": ".utf8
                writer.write(member.value)
            }
        }
    }

    private mutating func write<Element>(
        _ elements: [Element],
        in brackets: String,
        onOneLine: Bool,
        each: (inout Self, Element) -> Void
    ) {
        bytes += brackets.utf8.prefix(1)
        indent += 1
        for (number, element) in elements.enumerated() {
            if number > 0 { bytes += (onOneLine ? ", " : ",").utf8 }
            if !onOneLine { breakLine() }
            each(&self, element)
        }
        indent -= 1
        if !onOneLine { breakLine() }
        bytes += brackets.utf8.suffix(1)
    }

    private mutating func breakLine() {
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: 2 * indent)
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        // Very few strings need escaping, so the slow path is rare.
        if text.utf8.contains(where: Self.isEscaped) {
            for byte in text.utf8 { write(byte) }
        } else {
            bytes += text.utf8
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func write(_ byte: UInt8) {
        if !Self.isEscaped(byte) {
            bytes.append(byte)
        } else if byte < 0x20 {
            bytes += "\\u00\(byte / 16)\(String(byte % 16, radix: 16))".utf8
        } else {
            bytes += [UInt8(ascii: "\\"), byte]
        }
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
}
