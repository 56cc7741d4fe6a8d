import Foundation

/// Writes the JSON objects that `--json` prints and the API answers with.
package enum AnswerEncoder {
    /// The version of every answer; keys are added, never changed.
    package static let schemaVersion = 1

    /// Returns an answer as JSON, on one line if it is one of many.
    package static func text(of answer: some Encodable, onOneLine: Bool = false) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if !onOneLine { encoder.outputFormatting.insert(.prettyPrinted) }
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity",
            negativeInfinity: "-Infinity",
            nan: "NaN"
        )
        return String(decoding: try encoder.encode(Versioned(value: answer)), as: UTF8.self)
            .escapingHiddenInJSON
    }
}

/// An object with the schema version that every JSON answer includes.
private struct Versioned<Value: Encodable>: Encodable {
    let value: Value

    private enum Key: String, CodingKey { case schemaVersion }

    func encode(to encoder: any Encoder) throws {
        try value.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(AnswerEncoder.schemaVersion, forKey: .schemaVersion)
    }
}
