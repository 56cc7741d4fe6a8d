import Foundation
import Testing

/// Truth values, texts and the last of a list, from a plan to the screens, the report and the log.
@Suite struct SpokenEvidenceTests {
    private static let plan = """
        sluice: 1
        name: spoken-1.0
        sources:
          page: { command: [cat, page.json], timeout: 5s }
        noGo:
          - id: healthy
            measure: { from: page, value: healthy }
            require: { value: "= true" }
            onFail: rollback
          - id: state
            measure: { from: page, value: /state }
            require: { value: '= "OPERATIONAL"' }
          - id: newest
            measure: { from: page, value: /series/0/pointlist/-1/1 }
            require: { value: "= 20" }
        stages:
          - { name: beta, cohort: 10..20, soak: 0s }
          - { name: launch, cohort: 5000, soak: 0s }

        """

    private static func page(
        healthy: String = "true",
        state: String = "\"OPERATIONAL\"",
        points: String = "[1, 4], [2, 20]"
    ) -> String {
        """
        {"healthy": \(healthy), "state": \(state), "series": [{"pointlist": [\(points)]}]}
        """
    }

    private static func withPage(_ body: (Binary) throws -> Void) throws {
        let binary = try Binary()
        defer { binary.remove() }
        try binary.write(plan, to: "plan.yaml")
        try binary.write(page(), to: "page.json")
        let applied = try binary.sluice(["plan", "apply", "plan.yaml", "--yes"])
        try #require(applied.code == 0, "\(applied.talk)")
        try body(binary)
    }

    @Test func `what is as required lets a step through, and is shown and recorded`() throws {
        try Self.withPage { binary in
            #expect(try binary.sluice(["advance", "--yes"]).code == 0)
            let checked = try binary.sluice(["check", "--verbose"])
            #expect(checked.code == 0)
            for text in ["== true", #"== "OPERATIONAL""#, "== 20"] {
                #expect(checked.output.contains(text), "\(checked.output)")
            }
            let shown = try binary.sluice(["log", "show", "1", "--json"])
            #expect(shown.output.contains("\"truth\""))
            #expect(shown.output.contains("\"OPERATIONAL\""))
            let report = try binary.sluice(["report"])
            #expect(report.output.contains("true"))
            #expect(report.output.contains("OPERATIONAL"))
            #expect(try binary.sluice(["log", "verify", "--replay"]).code == 0)
        }
    }

    @Test func `what is not as required fails, and trips while a stage is live`() throws {
        try Self.withPage { binary in
            #expect(try binary.sluice(["advance", "--yes"]).code == 0)
            try binary.write(Self.page(healthy: "false"), to: "page.json")
            #expect(try binary.sluice(["advance", "--yes"]).code == 14)
            #expect(try binary.exposure() == 0)
            #expect(try binary.sluice(["log", "verify", "--replay"]).code == 0)
        }
    }

    @Test(arguments: [
        (page(healthy: "\"true\""), "healthy"), (page(healthy: "1"), "healthy"),
        (page(state: "true"), "state"), (page(points: ""), "newest"),
        (page(points: "[2, true]"), "newest"), (page(points: "[2, \"20\"]"), "newest"),
    ])
    func `what is of another kind, or missing, never passes`(
        _ page: String,
        _ check: String
    ) throws {
        try Self.withPage { binary in
            try binary.write(page, to: "page.json")
            #expect(try binary.sluice(["advance", "--yes"]).code != 0)
            let checked = try binary.sluice(["check", "--json"])
            let checks = checked.json["checks"] as? [[String: Any]] ?? []
            let found = checks.first { $0["id"] as? String == check }
            #expect(found?["verdict"] as? String == "undecided", "\(checked.output)")
        }
    }
}
