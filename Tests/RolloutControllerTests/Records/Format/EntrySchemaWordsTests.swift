import AuditLog
import Cohorts
import Foundation
import JSONCoding
import Statistics
import Testing

@testable import Rollouts

/// The words of the schema are those of the types, so that no new case goes without the schema.
@Suite struct EntrySchemaWordsTests {
    @Test func `the choices of the schema are those of the types`() throws {
        let commands = EntrySchema.keys(try EntrySchema.definition("command"))
        #expect(commands == Set(Command.Name.allCases.map(\.rawValue)))
        for (definition, type) in [("change", "Decision/Change"), ("remedy", "Decision/Remedy")] {
            let keys = EntrySchema.keys(try EntrySchema.definition(definition))
            #expect(keys == Set(try cases(of: type)), "\(definition)")
        }
    }

    @Test func `the samples have every choice`() throws {
        let commands = try Samples.commands.map(Self.key)
        #expect(Set(commands) == EntrySchema.keys(try EntrySchema.definition("command")))
        let changes = try Samples.changes.map(Self.key)
        #expect(Set(changes) == EntrySchema.keys(try EntrySchema.definition("change")))
        let remedies = try Samples.remedies.map(Self.key)
        #expect(Set(remedies) == EntrySchema.keys(try EntrySchema.definition("remedy")))
        let forms = try EntrySchema.definition("measurement")["oneOf"]?.arrayValue ?? []
        let measurements = try Samples.measurements.map(Self.keys)
        #expect(Set(measurements) == Set(forms.map { EntrySchema.keys($0) }))
    }

    @Test func `the plans have every quantity and requirement`() throws {
        let checks = try Samples.plans.flatMap { $0.allChecks.map(\.check) }
        let quantities = Set(checks.map(\.measure.quantity.name))
        #expect(quantities.isSuperset(of: Measure.Quantity.Name.allCases))
        let forms = try EntrySchema.definition("requirement")["oneOf"]?.arrayValue ?? []
        let requirements = try checks.map { try Self.keys($0.require) }
        #expect(Set(requirements) == Set(forms.map { EntrySchema.keys($0) }))
        let kinds = Set(try Samples.plans.flatMap { $0.sources.map(\.kind.name) })
        #expect(kinds == Set(Source.Kind.Name.allCases))
    }

    @Test func `the words of the schema are those of the types`() throws {
        try compare("severity", nil, Severity.self)
        try compare("direction", nil, CanaryComparison.Direction.self)
        try compare("decision", "outcome", Outcome.self)
        try compare("obstacle", "rule", Obstacle.Rule.self)
        try compare("mitigation", "level", Mitigation.Level.self)
        try compare("check", "when", Check.Applicability.self)
        try compare("check", "onFail", Check.Reaction.self)
        try compare("check", "repeats", Check.Repeats.self)
        try compare("check", "since", Check.Since.self)
        try compare("population", "hash", CohortHash.self)
    }

    @Test func `the kinds and editions of the schema are those of the log`() throws {
        let schema = try JSON(parsing: LogFormat.entrySchema.utf8)
        let kinds = EntrySchema.words(schema["properties"]?["kind"])
        #expect(kinds == Set(Command.Name.allCases.map(\.rawValue)))
        let edition = try EntrySchema.definition("record")["properties"]?["edition"]?["enum"]
        let numbers = (Edition.first.number...Edition.current.number).map(Double.init)
        #expect(edition == .array(numbers.map(JSON.number)))
    }

    private func compare<Word: CaseIterable & RawRepresentable<String>>(
        _ definition: String,
        _ property: String?,
        _ type: Word.Type
    ) throws {
        let whole = try EntrySchema.definition(definition)
        let part = property.flatMap { whole["properties"]?[$0] } ?? whole
        let words = Set(Word.allCases.map(\.rawValue))
        #expect(EntrySchema.words(part) == words, "\(definition) \(property ?? "")")
    }

    /// The names of the cases of an enumeration, by its source.
    private func cases(of file: String) throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../../Sources/Rollouts/\(file).swift")
        let text = try String(contentsOf: root, encoding: .utf8)
        let body = text.components(separatedBy: "\n}").first ?? ""
        return body.components(separatedBy: "\n").compactMap { line in
            guard line.hasPrefix("    case ") else { return nil }
            return String(line.dropFirst(9).prefix { $0.isLetter })
        }
    }

    /// The key by which a choice is encoded.
    private static func key(_ choice: some Encodable) throws -> String {
        try #require(keys(choice).first)
    }

    private static func keys(_ value: some Encodable) throws -> Set<String> {
        guard case .object(let members) = try JSON(parsing: CanonicalJSON.encode(value)) else {
            return []
        }
        return Set(members.map(\.key))
    }
}
