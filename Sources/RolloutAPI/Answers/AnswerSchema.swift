import Foundation
package import JSONCoding

/// The JSON Schema (draft 2020-12) of what commands print with `--json`.
package struct AnswerSchema {
    private let definitions: [JSON.Member]
    private let dialect: JSON

    private static let prefix = "sluice "
    private static let reference = "#/$defs/"

    package init() throws {
        let whole = try JSON(parsing: PackageResources.answers_schema_json)
        guard case .object(let members)? = whole["$defs"] else {
            throw Failure("the schema of answers has no definitions", .internalError)
        }
        definitions = members
        dialect = whole["$schema"] ?? .null
    }

    /// The commands that print an answer, by their words.
    package var commands: [String] {
        definitions.compactMap { definition in
            guard definition.key.hasPrefix(Self.prefix) else { return nil }
            return String(definition.key.dropFirst(Self.prefix.count))
        }
    }

    /// Returns the schema of a command's answers, whole in itself; nil if it prints none.
    package func schema(of command: String) -> JSON? {
        guard case .object(let own)? = definition(Self.prefix + command) else { return nil }
        let needed = names(neededBy: .object(own))
        let definitions = definitions.filter { needed.contains($0.key) }
        let title = JSON.string("The answers of sluice \(command) --json")
        return .object(
            [.init(key: "$schema", value: dialect), .init(key: "title", value: title)] + own
                + [.init(key: "$defs", value: .object(definitions))]
        )
    }

    private func definition(_ name: String) -> JSON? {
        definitions.first { $0.key == name }?.value
    }

    /// Returns the names of the definitions that a part refers to, and those of theirs.
    private func names(neededBy part: JSON) -> Set<String> {
        var names: Set<String> = []
        var rest = Self.references(in: part)
        while let name = rest.popLast() {
            guard names.insert(name).inserted, let next = definition(name) else { continue }
            rest += Self.references(in: next)
        }
        return names
    }

    private static func references(in part: JSON) -> [String] {
        switch part {
        case .object(let members):
            members.flatMap { member in
                guard member.key == "$ref", let target = member.value.stringValue else {
                    return references(in: member.value)
                }
                return [String(target.dropFirst(reference.count))]
            }
        case .array(let items): items.flatMap(references)
        case .null, .bool, .number, .string: []
        }
    }
}

extension JSON {
    /// The value on several lines, for people.
    package var lines: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
