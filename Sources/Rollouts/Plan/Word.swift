import JSONCoding
import Values

/// A truth value or a text, as services answer that measure no number.
package enum Word: Hashable, Sendable {
    case truth(Bool)
    /// A text of which each character can be seen, or is a blank.
    case text(String)

    /// The maximum length of a text in Unicode scalars.
    package static let lengthMax = 200

    /// Returns nil for a text that is too long, or that has a character that cannot be seen.
    package init?(seen text: String) {
        guard text.unicodeScalars.count <= Self.lengthMax,
            text.unicodeScalars.allSatisfy({ $0 == " " || !$0.isInvisible })
        else { return nil }
        self = .text(text)
    }

    /// The word as JSON writes it: `true`, or a text in quotation marks.
    package var spelled: String {
        switch self {
        case .truth(let truth): truth ? "true" : "false"
        case .text(let text): text.inJSON
        }
    }
}

extension Word {
    /// A text in an entry, which must be one that can be seen.
    struct Seen: Decodable {
        let word: Word

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            guard let word = Word(seen: try container.decode(String.self)) else {
                throw DecodingError.dataCorruptedError(
                    in: container,
                    debugDescription: "not a text that can be seen"
                )
            }
            self.word = word
        }
    }
}

extension RequiredWord {
    /// Returns true if a word is the required one, byte for byte; nil if it is of the other kind.
    package func allows(_ other: Word) -> Bool? {
        switch (word, other) {
        case (.truth(let required), .truth(let found)): required == found
        case (.text(let required), .text(let found)): required.utf8.elementsEqual(found.utf8)
        case (.truth, .text), (.text, .truth): nil
        }
    }
}

/// The one word that a source may answer: `== true`, `== "OPERATIONAL"`.
///
/// A plan writes it with `=` or `==`, and the log always with `==`.
package struct RequiredWord: Hashable, Sendable {
    package let word: Word

    package init(_ word: Word) {
        self.word = word
    }
}

extension RequiredWord: TextCodable {
    package static let kind = "a truth value or a text to be equal to"

    package var text: String { "== \(word.spelled)" }

    package init?(text: String) {
        let sign = text.prefix { $0 == "=" }
        guard (1...2).contains(sign.count) else { return nil }
        switch try? JSON(parsing: text.dropFirst(sign.count).utf8) {
        case .bool(let truth): word = .truth(truth)
        case .string(let text):
            guard let seen = Word(seen: text) else { return nil }
            word = seen
        case .null, .number, .array, .object, nil: return nil
        }
    }
}

extension String {
    fileprivate var inJSON: String {
        var bytes: [UInt8] = []
        JSON.append(self, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
