import AuditLog
import Foundation
import JSONCoding
import TestSupport
import Testing

/// Entries that the schema must take, and others that it must refuse, each with a label.
struct EntrySchemaCheck {
    private var valid: [String] = []
    private var invalid: [String] = []

    var invalidCount: Int { invalid.count }

    mutating func take(_ label: String, _ body: [UInt8]) {
        valid.append(label + "\t" + String(decoding: body, as: UTF8.self))
    }

    mutating func refuse(_ label: String, _ body: [UInt8]) {
        invalid.append(label + "\t" + String(decoding: body, as: UTF8.self))
    }

    /// Holds the schema against all of them with an implementation of others.
    func run() async throws {
        try await withTemporaryFolder { folder in
            try folder.write(LogFormat.entrySchema, "schema.json")
            try folder.write(valid.joined(separator: "\n"), "valid")
            try folder.write(invalid.joined(separator: "\n"), "invalid")
            let script = try FixtureFolder.url("validate_entries.py", near: #filePath)
            let files = ["schema.json", "valid", "invalid"].map { folder.path($0) }
            let result = try ProgramOutput(of: ["python3", script.path] + files)
            #expect(result.code == 0, "\(result.output)")
            #expect(result.output.contains("\(valid.count) valid, \(invalid.count) invalid"))
        }
    }
}

/// The schema as JSON.
enum EntrySchema {
    static func definition(_ name: String) throws -> JSON {
        try #require(try JSON(parsing: LogFormat.entrySchema.utf8)["$defs"]?[name], "\(name)")
    }

    /// The words of an `enum` or a `const`.
    static func words(_ json: JSON?) -> Set<String> {
        Set(json?["enum"]?.arrayValue?.compactMap(\.stringValue) ?? [])
    }

    /// The names of the properties of an object.
    static func keys(_ json: JSON?) -> Set<String> {
        guard case .object(let members)? = json?["properties"] else { return [] }
        return Set(members.map(\.key))
    }
}
