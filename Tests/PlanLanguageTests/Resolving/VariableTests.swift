import PlanLanguage
import Rollouts
import Testing

/// One plan for many services, whose differences are variables.
@Suite struct VariableTests {
    private static let text = """
        sluice: 1
        name: ${service}-1.0
        description: "${service} in $${env}: ${env}, for $5 ($$)"
        variables:
          service:
          env: { default: prod, oneOf: [staging, prod] }
          limit: { default: "3" }
        sources: { f: { command: [./probe, "${service}"] } }
        noGo: [ { id: v, measure: { from: f, value: v }, require: { value: "< ${limit}" } } ]
        stages: [ { name: beta, cohort: 9, soak: 1s } ]

        """

    private static func parse(_ values: [String: String], _ text: String = text) -> ParsedPlan {
        PlanParser.parse(
            PlanSource(text: text, file: "plan.yaml"),
            setting: GivenValues(values)
        )
    }

    @Test func `each text has its values, and the plan is as if they stood there`() throws {
        let parsed = Self.parse(["service": "billing", "limit": "7"])
        let plan = try #require(parsed.plan, "\(parsed.diagnostics)")
        #expect(plan.name == "billing-1.0")
        #expect(plan.description == "billing in ${env}: prod, for $5 ($$)")
        #expect(plan.sources.map(\.kind) == [.command(["./probe", "billing"])])
        #expect(plan.noGo.map(\.require.text) == ["< 7"])
        #expect(
            parsed.values == [
                PlanValue(name: "service", value: "billing", isDefault: false),
                PlanValue(name: "env", value: "prod", isDefault: true),
                PlanValue(name: "limit", value: "7", isDefault: false),
            ]
        )
        let written =
            Self.text.replacing("${service}", with: "billing")
            .replacing("$${env}", with: "\u{1}").replacing("${env}", with: "prod")
            .replacing("\u{1}", with: "${env}").replacing("${limit}", with: "7")
        let start = try #require(written.firstRange(of: "variables:"))
        let end = try #require(written.firstRange(of: "sources:"))
        let plain = PlanParser.parse(
            written.replacingCharacters(start.lowerBound..<end.lowerBound)
        )
        #expect(plain.plan == plan)
    }

    @Test(arguments: [
        ([:], "plan.yaml:5:3: error: 'service' has no value, and no default: give it one"),
        (
            ["service": "a", "env": "stagng"],
            "plan.yaml:6:3: error: 'env' is one of staging, prod, not 'stagng'; did you mean "
                + "'staging'?"
        ),
        (
            ["service": "a", "envi": "prod"],
            "plan.yaml:4:1: error: a value is given to 'envi', which is no variable of the plan; "
                + "did you mean 'env'?"
        ),
        (
            ["service": "Billing Service"],
            "plan.yaml:2:7: error: expected a name (a–z, 0–9 and . _ - inside, at most 100 "
                + "characters), found 'Billing Service-1.0'"
        ),
    ])
    func `a value that is missing, unknown or of the wrong form is reported`(
        _ values: [String: String],
        _ message: String
    ) {
        let parsed = Self.parse(values)
        #expect(parsed.plan == nil)
        #expect(parsed.diagnostics.map(\.description) == [message])
    }

    /// A value is one text: no part of the plan's form.
    @Test(arguments: [
        "a\nnoGo: []", "{ a: b }", "[a]", "&a x", "*a", "!!str x", "a # b", "\"", "'", "${env}",
        "$${env}", "a: b", "- a", "~",
    ])
    func `a value is neither a key nor a list, and is not resolved again`(_ value: String) throws {
        let text = Self.text.replacing("${service}-1.0", with: "release-1")
            .replacing("[./probe, \"${service}\"]", with: "[./probe]")
        let parsed = Self.parse(["service": value], text)
        let plan = try #require(parsed.plan, "\(parsed.diagnostics)")
        #expect(plan.description == "\(value) in ${env}: prod, for $5 ($$)")
        #expect(plan.noGo.count == 1)
    }

    @Test func `a control character in a value is refused where it would stand`() {
        let parsed = Self.parse(["service": "a\u{1B}[31m"])
        #expect(parsed.plan == nil)
        #expect(parsed.diagnostics.contains { $0.message == "a text contains a control character" })
    }

    @Test func `a value of a plan without variables is reported`() {
        let text = Self.text.replacing("${service}", with: "a").replacing("${limit}", with: "1")
        let lines = text.split(separator: "\n").filter { line in
            !["variables", "  service", "  env", "  limit"].contains { line.hasPrefix($0) }
        }
        let parsed = Self.parse(["service": "a"], lines.joined(separator: "\n"))
        #expect(parsed.plan == nil)
        #expect(
            parsed.diagnostics.contains { $0.message.contains("the plan has no variables, so") }
        )
    }

    @Test func `a few lines do not become more than a plan may be`() {
        let many = String(repeating: "${service}", count: 2_000)
        let text = Self.text + "expect: { traffic: \"\(many)\" }\n"
        let parsed = Self.parse(["service": String(repeating: "x", count: 1_000)], text)
        #expect(parsed.plan == nil)
        #expect(parsed.diagnostics.contains { $0.message.contains("larger than 1 MiB") })
    }

    @Test func `keys are taken as they stand`() {
        let text = Self.text.replacing("sources: { f:", with: "sources: { \"${service}\":")
        let parsed = Self.parse(["service": "f"], text)
        #expect(parsed.plan == nil)
        #expect(parsed.diagnostics.contains { $0.message.hasPrefix("unknown source 'f'") })
    }

    @Test(arguments: [
        ("service: billing\nlimit: 7\n", ["service": "billing", "limit": "7"]),
        ("{ a: \"1.0\", b: 1.0 }", ["a": "1.0", "b": "1.0"]),
    ])
    func `a file of values is a mapping`(_ text: String, _ values: [String: String]) {
        let parsed = ValuesFile.parse(PlanSource(text: text, file: "v.yaml"))
        #expect(parsed.values == values)
        #expect(parsed.diagnostics.isEmpty)
    }

    @Test(arguments: [
        "hunter2", "- hunter2", "", "a: [hunter2]", "a: { b: hunter2 }", "a:\n", "a: &x hunter2\n",
        "root:hunter2:0\n", "\"hunter2",
    ])
    func `what is no file of values is refused, and nothing is told of it`(_ text: String) {
        let parsed = ValuesFile.parse(PlanSource(text: text, file: "v.yaml"))
        #expect(!parsed.diagnostics.isEmpty)
        #expect(!parsed.diagnostics.contains { $0.message.contains("hunter2") })
    }
}

extension String {
    /// The text without a range of it.
    fileprivate func replacingCharacters(_ range: Range<Index>) -> String {
        var text = self
        text.removeSubrange(range)
        return text
    }
}
