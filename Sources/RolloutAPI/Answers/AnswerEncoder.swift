import Foundation

/// Writes the JSON objects that `--json` prints and the API answers with.
package enum AnswerEncoder {
    /// The version of every answer; keys are added, never changed.
    package static let schemaVersion = 1

    /// Returns an answer as JSON, on one line if it is one of many.
    package static func text(
        of answer: some Encodable,
        _ ending: Ending = .done,
        onOneLine: Bool = false
    ) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if !onOneLine { encoder.outputFormatting.insert(.prettyPrinted) }
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity",
            negativeInfinity: "-Infinity",
            nan: "NaN"
        )
        let concluded = Concluded(value: answer, ending: ending)
        return String(decoding: try encoder.encode(concluded), as: UTF8.self).escapingHiddenInJSON
    }
}

/// An object with the keys that every JSON answer has: how the command ended, and the version.
private struct Concluded<Value: Encodable>: Encodable {
    let value: Value
    let ending: Ending

    private enum Key: String, CodingKey { case error, exitCode, outcome, schemaVersion }

    func encode(to encoder: any Encoder) throws {
        try value.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(Nullable(ending.error), forKey: .error)
        try container.encode(ending.exitStatus.rawValue, forKey: .exitCode)
        try container.encode(ending.outcome, forKey: .outcome)
        try container.encode(AnswerEncoder.schemaVersion, forKey: .schemaVersion)
    }
}
