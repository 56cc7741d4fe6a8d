import Foundation
import PlanLanguage
import TestSupport
import Testing

/// The JSON Schema that editors use and the parser say the same of a plan's form.
@Suite struct SchemaTests {
    @Test func `every plan of the project is valid under the parser`() throws {
        #expect(!Fixtures.realPlans.isEmpty)
        for file in Fixtures.realPlans {
            #expect(PlanParser.parse(try Fixtures.text(file)).plan != nil, "\(file.path)")
        }
    }

    /// Fixtures say in their first line that the schema refuses them too; the others break rules
    /// that tie parts together, which no schema can state.
    @Test func `the schema takes what the parser takes, and refuses what is of the wrong form`()
        throws
    {
        let schema = FileManager.default.temporaryDirectory
            .appending(path: "sluice-schema-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: schema) }
        try PlanSchema.json.write(to: schema, atomically: true, encoding: .utf8)
        let example = Fixtures.folder.appending(path: "Example/plan.yaml")
        let invalid = try Fixtures.mistakes.filter {
            try Fixtures.text($0).hasPrefix("# The schema refuses this too.")
        }
        #expect(invalid.count >= 10)
        let arguments =
            [schema.path, "--valid", example.path]
            + (Fixtures.realPlans + Fixtures.accepted).map(\.path)
            + ["--invalid"] + invalid.map(\.path)
        let result = try Self.python(arguments)
        #expect(result.code == 0, "\(result.output)")
        #expect(result.output.contains("\(invalid.count) invalid"))
    }

    private static func python(_ arguments: [String]) throws -> ProgramOutput {
        let script = Fixtures.folder.appending(path: "validate_schema.py").path
        return try ProgramOutput(of: ["python3", script] + arguments)
    }
}
