import JSONCoding
import Testing
import Values

@testable import Rollouts

/// No key is without a weight, and none can be added without one.
@Suite struct KeyRowTests {
    @Test func `every key of a plan has a row`() throws {
        let paths = try Self.paths(of: WholePlan.plan())
        #expect(paths.count > 150)
        for path in Set(paths) { #expect(Self.hasRow(path), "\(path) has no row in KeyRow") }
    }

    @Test func `every key of a hold and of an issue on record has a row`() throws {
        let hold = Hold(
            id: "h",
            owner: "ann",
            reason: "look",
            since: Scenario.start,
            expires: Scenario.start,
            needsPerson: true,
            peopleNeeded: 2,
            number: 1
        )
        .agreed(by: "bob")
        let issue = BlockerDetails(
            id: "b",
            severity: .p2,
            title: "B",
            impact: "i",
            behaviour: "b",
            workaround: "w",
            mitigation: "m",
            before: "beta",
            cleared: .init(evidence: "e", decision: "d"),
            owner: "ann",
            link: WebLink(text: "https://bugs.example/7")
        )
        for value in Self.empty(in: hold) + Self.empty(in: issue) {
            Issue.record("the sample leaves \(value) out")
        }
        for path in try Self.paths(of: hold, at: "holds[]")
            + Self.paths(of: issue, at: "blockers[]")
        {
            #expect(Self.hasRow(path), "\(path) has no row in KeyRow")
        }
    }

    /// A property that is nil in the whole plan would not be encoded, and so not looked at.
    @Test func `the whole plan leaves no property out`() throws {
        let empty = Set(Self.empty(in: try WholePlan.plan()))
        let filled = Set(Self.filled(in: try WholePlan.plan()))
        #expect(filled.count > 60)
        #expect(empty.subtracting(filled) == [])
    }

    @Test func `a key without a row loosens`() {
        let comparison = KeyComparison(stages: [], hasStageWithoutChecks: false)
        let before = JSON.object([.init(key: "newKey", value: .string("a"))])
        for after in [JSON.object([]), .object([.init(key: "newKey", value: .string("b"))])] {
            let found = comparison.differences(before, after, at: Place([]))
            #expect(found.map(\.effect) == [.loosens])
            let added = comparison.differences(after, before, at: Place([]))
            #expect(added.map(\.effect) == [.loosens])
        }
    }

    /// Returns true if a difference at a place is weighed by its own row, or by one of a whole.
    static func hasRow(_ pattern: String) -> Bool {
        if KeyRow.row(of: pattern) != nil { return true }
        let cuts = pattern.indices.filter { pattern[$0] == "." || pattern[$0] == "[" }
        return cuts.contains { KeyRow.row(of: String(pattern[..<$0]))?.isWhole == true }
            || cuts.contains { KeyRow.row(of: pattern[..<$0] + "[]")?.isWhole == true }
    }

    private static func paths(of value: some Encodable, at path: String = "") throws -> [String] {
        paths(in: try JSON(parsing: CanonicalJSON.encode(value)), at: path)
    }

    private static func paths(in json: JSON, at path: String) -> [String] {
        switch json {
        case .object(let members):
            members.flatMap { paths(in: $0.value, at: path.isEmpty ? $0.key : "\(path).\($0.key)") }
        case .array(let items):
            items.isEmpty ? [] : items.flatMap { paths(in: $0, at: "\(path)[]") }
        case .null, .bool, .number, .string: [path]
        }
    }

    /// The properties inside a value that are nil or empty, by type and name.
    private static func empty(in value: Any) -> [String] {
        properties(in: value).filter { isEmpty($0.value) }.map(\.name)
    }

    private static func filled(in value: Any) -> [String] {
        properties(in: value).filter { !isEmpty($0.value) }.map(\.name)
    }

    private static func properties(in value: Any) -> [(name: String, value: Any)] {
        Mirror(reflecting: value).children.flatMap { child -> [(name: String, value: Any)] in
            let name = child.label.map { "\(type(of: value)).\($0)" }
            return (name.map { [($0, child.value)] } ?? []) + properties(in: child.value)
        }
    }

    private static func isEmpty(_ value: Any) -> Bool {
        let mirror = Mirror(reflecting: value)
        return [.optional, .collection, .dictionary].contains(mirror.displayStyle)
            && mirror.children.isEmpty
    }
}

extension KeyRow {
    /// True if nothing inside of the value has a row of its own.
    fileprivate var isWhole: Bool {
        let context = KeyComparison(stages: [], hasStageWithoutChecks: false)
        let change = KeyChange(
            place: Place([]),
            before: .bool(false),
            after: .bool(true),
            context: context
        )
        return effect(change) != nil
    }
}
