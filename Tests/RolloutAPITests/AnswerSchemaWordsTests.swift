import JSONCoding
import RolloutAPI
import Rollouts
import Testing

/// The words that the schema of answers has, held against the code's.
@Suite struct AnswerSchemaWordsTests {
    @Test func `the schema has every kind of failure and every exit code`() throws {
        let schema = try #require(try AnswerSchema().schema(of: "advance"))
        let codes = Self.words(schema, "ErrorCode").compactMap(\.stringValue)
        #expect(codes.sorted() == ErrorCode.allCases.map(\.rawValue).sorted())
        let exits = Self.words(schema, "ExitCode").compactMap(\.numberValue).map(Int32.init)
        #expect(exits.sorted() == RolloutAPI.ExitStatus.allCases.map(\.rawValue).sorted())
    }

    @Test func `the schema has every outcome and every rule`() throws {
        let schema = try #require(try AnswerSchema().schema(of: "advance"))
        let outcomes = Self.words(schema, "Outcome").compactMap(\.stringValue)
        #expect(Set(outcomes) == Set(Outcome.allCases.map(\.published)))
        let rule = schema["$defs"]?["Obstacle"]?["properties"]?["rule"]?["enum"]
        let rules = (rule?.arrayValue ?? []).compactMap(\.stringValue)
        #expect(Set(rules) == Set(Obstacle.Rule.allCases.map(\.rawValue)))
    }

    @Test func `a command's schema has what it needs, and no more`() throws {
        let schemas = try AnswerSchema()
        #expect(schemas.commands.count > 40)
        let list = try #require(schemas.schema(of: "blocker list"))
        #expect(list["$defs"]?["Blocker"] != nil)
        #expect(list["$defs"]?["Verification"] == nil)
        #expect(schemas.schema(of: "nosuch") == nil)
    }

    private static func words(_ schema: JSON, _ name: String) -> [JSON] {
        schema["$defs"]?[name]?["enum"]?.arrayValue ?? []
    }
}
