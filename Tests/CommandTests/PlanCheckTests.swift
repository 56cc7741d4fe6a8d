import Foundation
import Testing

/// What `plan check` says of gates.
@Suite struct PlanCheckTests {
    @Test
    func `the launch plan's beta cannot carry its percentages, and its own gates are numbers`()
        throws
    {
        let binary = try Binary()
        defer { binary.remove() }
        let plan = Binary.root.appending(path: "Plans/launch-50k.yaml").path
        let checked = try binary.sluice(["plan", "check", plan])
        #expect(checked.code == 0)
        let warnings = checked.talk.split(separator: "\n")
        #expect(warnings.count == 2)
        #expect(warnings.allSatisfy { $0.contains("10–20 users cannot carry a percentage") })
        #expect(warnings.allSatisfy { $0.contains("in beta, ") })
        #expect(checked.output.contains("410 clean requests, about 705 at 0.08%"))
        #expect(checked.output.contains("410 trials, at most 15 failed"))
        #expect(!checked.output.contains("cannot carry a percentage"))
        #expect(checked.output.contains(", 2 warnings\n"))
        #expect(checked.output.contains("from the first advance to completion at least "))
        #expect(try binary.sluice(["plan", "check", plan, "--strict"]).code == 65)
    }

    @Test func `a plan without such gates is strict too`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        let sturdy = SamplePlan.text.replacing("cohort: 10..20", with: "cohort: 2000")
        try binary.write(sturdy, to: "plan.yaml")
        let checked = try binary.sluice(["plan", "check", "plan.yaml", "--strict", "--json"])
        #expect(checked.code == 0)
        #expect(checked.strings("needs", "check").count == 7)
        let needs = checked.json["needs"] as? [[String: Any]] ?? []
        let rates = needs.compactMap { $0["cleanTrials"] as? Int }
        #expect(rates == [410, 410, 410])
    }

    @Test func `what is expected tells how long a gate takes`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        let text = SamplePlan.text.replacing("cohort: 10..20", with: "cohort: 20")
        try binary.write(text + "\nexpect: { traffic: 2/h }\n", to: "plan.yaml")
        let checked = try binary.sluice(["plan", "check", "plan.yaml"])
        #expect(checked.output.contains("410 clean requests; at 40 an hour 10h 15m"))
        #expect(checked.talk.contains("that is longer than the soak of 0s"))
    }
}
