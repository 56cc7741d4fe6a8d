import PlanLanguage
import Rollouts
import Testing

/// Files of shared checks that a plan includes.
@Suite struct IncludeTests {
    private static let text = """
        sluice: 1
        name: release-1
        include: [checks/a.yaml, checks/b.yaml]
        variables: { limit: { default: "3" } }
        sources: { f: { command: [./probe] } }
        noGo: [ { id: own, measure: { from: f, value: v }, require: { value: "< 1" } } ]
        stages: [ { name: beta, cohort: 9, soak: 1s } ]

        """

    private static let first = """
        sources: { g: { command: [./other] } }
        noGo:
          - { id: a, measure: { from: g, value: v }, require: { value: "< ${limit}" } }

        """

    private static let second = """
        noGo: [ { id: b, measure: { from: f, value: v }, require: { value: "< 2" } } ]
        risks: [ { id: load } ]
        mitigations: [ { id: pool, level: optional } ]

        """

    private static func parse(
        _ text: String = text,
        first: String? = first,
        second: String? = second
    ) -> ParsedPlan {
        PlanParser.parse(PlanSource(text: text, file: "plans/plan.yaml")) { path in
            let files = ["checks/a.yaml": first, "checks/b.yaml": second]
            guard let text = files[path] ?? nil else {
                return .failure(IncludeProblem("there is no such file"))
            }
            return .success(text)
        }
    }

    @Test func `their checks come after the plan's own, with its variables`() throws {
        let parsed = Self.parse()
        let plan = try #require(parsed.plan, "\(parsed.diagnostics)")
        #expect(plan.noGo.map(\.id) == ["own", "a", "b"])
        #expect(plan.noGo.map(\.require.text) == ["< 1", "< 3", "< 2"])
        #expect(plan.sources.map(\.name) == ["f", "g"])
        #expect(plan.risks.map(\.id) == ["load"])
        #expect(plan.mitigations.map(\.id) == ["pool"])
    }

    @Test func `one path needs no list`() throws {
        let text = Self.text.replacing("[checks/a.yaml, checks/b.yaml]", with: "checks/a.yaml")
        #expect(Self.parse(text).plan?.noGo.map(\.id) == ["own", "a"])
    }

    @Test(arguments: [
        (
            first.replacing("id: a,", with: "id: own,"),
            "plans/checks/a.yaml:3:11: error: repeated id 'own', first on line 6 of the plan"
        ),
        (
            first.replacing("g: {", with: "f: {").replacing("from: g", with: "from: f"),
            "plans/checks/a.yaml:1:12: error: 'f' is there already, on line 5 of the plan"
        ),
        (
            first.replacing("\"< ${limit}\"", with: "soon"),
            "plans/checks/a.yaml:3:64: error: expected a limit such as \"< 3s\", \">= 200\" or "
                + "\"< 1%\", or \"= true\" or '= \"UP\"', found 'soon'"
        ),
        (
            first.replacing("${limit}", with: "${limits}"),
            "plans/checks/a.yaml:3:64: error: unknown variable 'limits'; did you mean 'limit'?"
        ),
        (
            first + "include: checks/b.yaml\n",
            "plans/checks/a.yaml:4:1: error: an included file includes no other one"
        ),
        (
            first + "stages: []\n",
            "plans/checks/a.yaml:4:1: error: unknown key 'stages' in an included file"
        ),
        (
            first + "risk: []\n",
            "plans/checks/a.yaml:4:1: error: unknown key 'risk' in an included file; did you mean "
                + "'risks'?"
        ),
        (
            "noGo: { id: a }\n",
            "plans/checks/a.yaml:1:7: error: expected a list as in the plan, found a mapping"
        ),
        (
            "noGo: [&a x]\n",
            "plans/checks/a.yaml:1:8: error: anchors and aliases are not part of the plan "
                + "language: write it out"
        ),
    ])
    func `a problem names the file that it is in`(_ file: String, _ message: String) {
        let parsed = Self.parse(first: file)
        #expect(parsed.plan == nil)
        let found = parsed.diagnostics.map(\.description)
        #expect(found.contains(message), "\(found)")
        #expect(!found.contains { $0.hasPrefix("plans/plan.yaml") && $0.contains("error") })
    }

    @Test(arguments: [
        "hunter2", "PASSWORD: hunter2\n", "root:$6$hunter2:0:0\n", "- hunter2", "", "\"hunter2",
        "hunter2: a\nhunter2: b\n",
    ])
    func `nothing is told of a file that is another one`(_ text: String) {
        let parsed = Self.parse(first: text)
        #expect(parsed.plan == nil)
        #expect(parsed.diagnostics.contains { $0.file == "plans/checks/a.yaml" })
        #expect(!parsed.diagnostics.contains { $0.message.contains("hunter2") })
    }

    @Test func `a file that cannot be read is reported where it is named`() {
        let found = Self.parse(second: nil).diagnostics.map(\.description)
        #expect(
            found == [
                "plans/plan.yaml:3:26: error: 'checks/b.yaml' cannot be included: there is no such "
                    + "file"
            ]
        )
    }

    @Test func `a file is included once`() {
        let text = Self.text.replacing("checks/b.yaml", with: "checks/a.yaml")
        let found = Self.parse(text).diagnostics.map(\.message)
        #expect(found == ["'checks/a.yaml' is included twice"])
    }

    @Test func `a plan and its files are bounded together`() {
        let comment = "#" + String(repeating: "x", count: 700_000) + "\n"
        let found = Self.parse(first: comment + Self.first, second: comment + Self.second)
            .diagnostics.map(\.message)
        #expect(found == ["a plan and what it includes are at most 1 MiB"])
    }

    @Test func `more than twenty files are refused`() {
        let names = (1...21).map { "checks/\($0).yaml" }.joined(separator: ", ")
        let text = Self.text.replacing("checks/a.yaml, checks/b.yaml", with: names)
        let found = Self.parse(text).diagnostics.map(\.message)
        #expect(found.contains("a plan includes at most 20 files"))
    }
}
