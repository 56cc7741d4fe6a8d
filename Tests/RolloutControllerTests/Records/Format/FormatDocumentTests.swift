import AuditLog
import Foundation
import JSONCoding
import Rollouts
import Testing

/// The page of the log's format has every name that an entry can have.
@Suite struct FormatDocumentTests {
    private let named = Set(
        LogFormat.document.components(separatedBy: "`").enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
    )

    @Test func `every kind has its row`() {
        for name in Command.Name.allCases {
            #expect(LogFormat.document.contains("\n| `\(name.rawValue)` | "))
        }
    }

    @Test func `every change has its row`() throws {
        let changes = EntrySchema.keys(try EntrySchema.definition("change"))
        #expect(changes.count > 20)
        for change in changes { #expect(LogFormat.document.contains("\n| `\(change)` | ")) }
    }

    @Test func `every property of the schema is named`() throws {
        let schema = try JSON(parsing: LogFormat.entrySchema.utf8)
        let names = Self.properties(in: schema)
        #expect(names.count > 200)
        #expect(names.subtracting(named).sorted() == [])
    }

    @Test func `every word of the schema is named`() throws {
        let schema = try JSON(parsing: LogFormat.entrySchema.utf8)
        let words = Self.words(in: schema).filter { $0.count > 1 }
        #expect(words.subtracting(named).sorted() == ["P1", "P2"])
    }

    @Test func `every field of the state is named`() {
        let parts: [Any] = [
            State(rollout: "release"), State.PlanReference(digest: .sampleDigest, entry: 0),
            Completion(stage: "launch", at: .sample), Blindness(since: .sample), CountsBegun(),
            Register(), MitigationRecord(),
            Blocker(
                details: Samples.shortBlocker,
                status: .open(by: "zoë", at: .sample, reason: nil),
                isChangedByHand: true
            ),
        ]
        for part in parts {
            // A property's name is its key, whether it has a value or not.
            let fields = Mirror(reflecting: part).children.compactMap(\.label)
            #expect(!fields.isEmpty)
            #expect(fields.filter { !named.contains($0) } == [], "\(type(of: part))")
        }
    }

    private static func properties(in json: JSON) -> Set<String> {
        var names: Set<String> = []
        if case .object(let members)? = json["properties"] {
            names.formUnion(members.map(\.key))
        }
        return parts(of: json).reduce(into: names) { $0.formUnion(properties(in: $1)) }
    }

    private static func words(in json: JSON) -> Set<String> {
        parts(of: json).reduce(into: EntrySchema.words(json)) { $0.formUnion(words(in: $1)) }
    }

    private static func parts(of json: JSON) -> [JSON] {
        switch json {
        case .object(let members): members.map(\.value)
        case .array(let items): items
        case .null, .bool, .number, .string: []
        }
    }
}
