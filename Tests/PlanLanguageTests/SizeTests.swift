import PlanLanguage
import Rollouts
import Testing

/// Large plans are read, and bombs are diagnostics.
@Suite struct SizeTests {
    @Test func `a plan of a megabyte with 100 stages and 1,000 checks is read`() throws {
        let padding = String(repeating: "x", count: 850)
        let noGo = (0..<900).map { index in
            """
              - id: check-\(index)
                title: \(padding)
                measure: { from: suites, trials: campaign-\(index) }
                require: { failures: 0, trials: 1000 }
                onFail: hold
            """
        }
        let stages = (1...100).map { index in
            """
              - name: stage-\(index)
                cohort: \(index * 10)
                soak: 1h
                gates:
                  - id: gate-\(index)
                    measure: { from: suites, value: v\(index) }
                    require: { value: "< 1" }
            """
        }
        let text = """
            sluice: 1
            name: large
            sources: { suites: { attestation: [ci] } }
            noGo:
            \(noGo.joined(separator: "\n"))
            stages:
            \(stages.joined(separator: "\n"))
            """
        #expect((900_000...1_048_576).contains(text.utf8.count))
        let parsed = PlanParser.parse(text)
        #expect(parsed.report == "")
        let plan = try #require(parsed.plan)
        #expect(plan.stages.count == 100)
        #expect(plan.allChecks.count == 1_000)
    }

    @Test func `a plan over a megabyte is refused`() {
        let parsed = PlanParser.parse(String(repeating: "#", count: 1_048_577))
        #expect(parsed.report.contains("at most 1 MiB"))
    }

    @Test func `aliases that multiply are a diagnostic and no hang`() {
        var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        for index in 1..<30 {
            let names = Array(repeating: "*a\(index - 1)", count: 10).joined(separator: ", ")
            lines.append("a\(index): &a\(index) [\(names)]")
        }
        let parsed = PlanParser.parse(lines.joined(separator: "\n"))
        #expect(parsed.plan == nil)
        #expect(parsed.report.contains("anchors and aliases"))
    }

    @Test(arguments: ["[", "{a: ", "- ", "? "])
    func `deep nesting is a diagnostic and no crash`(_ opening: String) {
        let parsed = PlanParser.parse(String(repeating: opening, count: 200_000))
        #expect(parsed.plan == nil)
        #expect(!parsed.diagnostics.isEmpty)
    }

    @Test func `keys that are repeated take little longer than keys that are not`() {
        func time(_ line: (Int) -> String) -> Duration {
            let text = "sluice: 1\n" + (0..<60_000).map(line).joined()
            return ContinuousClock().measure {
                #expect(PlanParser.parse(text).plan == nil)
            }
        }
        let different = time { "key-\($0): 1\n" }
        #expect(time { _ in "key: 1\n" } < different * 10)
        #expect(time { "key-\($0 / 2): 1\n" } < different * 10)
    }

    @Test func `a megabyte of mistakes has a thousand diagnostics`() {
        let text = "sluice: 1\n" + (0..<60_000).map { "unknown-\($0): 1\n" }.joined()
        #expect(PlanParser.parse(text).diagnostics.count == 1_000)
    }
}
