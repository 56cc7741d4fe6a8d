import Foundation
import PlanLanguage
import Testing

/// The schema that editors use takes a variable where a text has a form of its own.
@Suite struct VariableSchemaTests {
    private static let wholeForms: Set = [
        // The names of variables themselves, paths, and texts of any form.
        "^[A-Za-z_][A-Za-z0-9_]{0,63}$", "^[A-Za-z_][A-Za-z0-9_]*$", "^[^/]+(/[^/]+)*$", "\\S",
    ]

    @Test func `every form of a text may have a variable in it`() throws {
        let object = try JSONSerialization.jsonObject(with: Data(PlanSchema.json.utf8))
        let patterns = Self.patterns(in: object)
        #expect(patterns.count > 20)
        for pattern in patterns where !Self.wholeForms.contains(pattern) {
            let expression = try Regex(pattern)
            #expect("a ${service} b".contains(expression), "\(pattern)")
        }
    }

    private static func patterns(in value: Any) -> [String] {
        switch value {
        case let object as [String: Any]:
            ((object["pattern"] as? String).map { [$0] } ?? [])
                + object.values.flatMap { patterns(in: $0) }
        case let list as [Any]: list.flatMap { patterns(in: $0) }
        case _: []
        }
    }
}
