import JSONCoding

/// Finds the marks by which a server says that its answer leaves something out.
///
/// Servers that imitate Prometheus each have their own: `warnings`, `isPartial`, `partialResponse`,
/// an `error` beside the data. Only `infos`, which are about the query, say nothing of the kind.
enum WholeAnswer {
    /// The parts of a key's name, without letter case, that make a value a mark.
    private static let marks = [
        "warning", "error", "partial", "incomplete", "truncat", "limited", "exceed", "dropped",
        "timedout",
    ]

    /// Returns the first mark with its value; nil for an answer that has none.
    static func doubt(about answer: JSON) -> String? {
        doubt(in: answer) ?? answer["data"].flatMap { doubt(in: $0) }
    }

    private static func doubt(in object: JSON) -> String? {
        guard case .object(let members) = object else { return nil }
        for member in members where isMark(member.key) && says(member.value) {
            return text(of: member.value).map { "\(member.key): \($0)" } ?? member.key
        }
        return nil
    }

    private static func isMark(_ key: String) -> Bool {
        let word = key.lowercased().filter(\.isLetter)
        return marks.contains { word.contains($0) }
    }

    /// True unless the value stands for nothing, as `false`, 0 and an empty list do.
    private static func says(_ value: JSON) -> Bool {
        switch value {
        case .null: false
        case .bool(let flag): flag
        case .string(let text): !text.isEmpty && text.lowercased() != "false"
        case .array(let items): !items.isEmpty
        case .object(let members): !members.isEmpty
        case .number: value.numberValue != 0
        }
    }

    private static func text(of value: JSON) -> String? {
        value.stringValue ?? value.arrayValue?.lazy.compactMap(\.stringValue).first
    }
}
