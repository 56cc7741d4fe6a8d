import Foundation
import JSONCoding
import PlanLanguage
import Testing

@testable import Rollouts

/// The keys of the language, of which each has a weight for amendments by programs.
@Suite struct SchemaKeysTests {
    private let schema: [String: Any]

    init() throws {
        let object = try JSONSerialization.jsonObject(with: Data(PlanSchema.json.utf8))
        schema = try #require(object as? [String: Any])
    }

    @Test func `every key of the schema has a row`() {
        let paths = Set(paths(of: schema, at: ""))
        #expect(paths.count > 150)
        let leaves = paths.filter { path in
            !paths.contains { $0.hasPrefix("\(path).") || $0.hasPrefix("\(path)[") }
        }
        // A role's members are a list of names, and the log has them as one of its keys. Variables
        // and included files are resolved in the plan that is compared.
        let resolved = leaves.filter { $0.hasPrefix("variables") || $0.hasPrefix("include") }
        #expect(resolved.count >= 3)
        for path in leaves.subtracting(["sluice", "roles[][]", "groups[][]"]).subtracting(resolved)
        {
            #expect(hasRow(path), "\(path) has no row in KeyRow")
        }
    }

    @Test func `the README names every key`() throws {
        let readme = try Fixtures.text(Fixtures.repository.appending(path: "README.md"))
        let section = readme.split(separator: "\n## ").first { $0.hasPrefix("Every key of a plan") }
        let spans = try #require(section).split(separator: "`", omittingEmptySubsequences: false)
        let named = Set(spans.enumerated().filter { $0.offset % 2 == 1 }.map { $0.element.key })
        let keys = Set(paths(of: schema, at: "").map(\.lastKey)).subtracting([""])
        #expect(keys.count > 90)
        #expect(keys.subtracting(named).sorted() == [])
    }

    private func hasRow(_ path: String) -> Bool {
        let cuts = path.indices.filter { path[$0] == "." || path[$0] == "[" }
        let outer = cuts.flatMap { [String(path[..<$0]), path[..<$0] + "[]"] }
        return KeyRow.row(of: path) != nil || outer.contains { KeyRow.row(of: $0)?.isWhole == true }
    }

    /// The paths below a part of the schema, in which a table by name is a list.
    private func paths(of part: [String: Any], at path: String) -> [String] {
        var found: [String] = []
        if let reference = part["$ref"] as? String {
            found += paths(of: definition(reference), at: path)
        }
        for (key, value) in part["properties"] as? [String: [String: Any]] ?? [:] {
            let place = path.isEmpty ? key : "\(path).\(key)"
            found += [place] + paths(of: value, at: place)
        }
        for key in ["items", "additionalProperties"] {
            guard let value = part[key] as? [String: Any] else { continue }
            found += ["\(path)[]"] + paths(of: value, at: "\(path)[]")
        }
        for key in ["anyOf", "oneOf", "allOf"] {
            for value in part[key] as? [[String: Any]] ?? [] { found += paths(of: value, at: path) }
        }
        return found
    }

    private func definition(_ reference: String) -> [String: Any] {
        let definitions = schema["$defs"] as? [String: [String: Any]]
        return definitions?[reference.replacing("#/$defs/", with: "")] ?? [:]
    }
}

extension KeyRow {
    /// True if nothing inside of the value has a row of its own.
    fileprivate var isWhole: Bool {
        let change = KeyChange(
            place: Place([]),
            before: .bool(false),
            after: .bool(true),
            context: KeyComparison(stages: [], hasStageWithoutChecks: false)
        )
        return effect(change) != nil
    }
}

extension StringProtocol {
    /// The key with which a text such as `window: stage` begins.
    fileprivate var key: String { String(prefix { $0.isLetter }) }

    /// The last key of a path such as `stages[].soak`; empty for an item of a list.
    fileprivate var lastKey: String {
        hasSuffix("]")
            ? "" : String(self[(lastIndex(of: ".").map { index(after: $0) } ?? startIndex)...])
    }
}
