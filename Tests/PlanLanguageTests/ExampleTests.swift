import Foundation
import PlanLanguage
import Rollouts
import Statistics
import Testing
import Values

/// The plan that uses every key of the language.
@Suite struct ExampleTests {
    private let plan: Plan

    init() throws {
        plan = try #require(PlanParser.parse(Fixtures.example).plan)
    }

    @Test func `it is a plan, and all that is said against it is what its beta cannot carry`() {
        let diagnostics = PlanParser.parse(Fixtures.example).diagnostics
        #expect(diagnostics.map(\.line) == [32, 43])
        #expect(diagnostics.allSatisfy { $0.severity == .warning })
        #expect(diagnostics.allSatisfy { $0.message.hasPrefix("in beta, ") })
    }

    @Test func `its parts are all there`() {
        #expect(plan.stages.map(\.name) == ["beta", "early-access", "launch"])
        #expect(
            plan.stages.map(\.cohort) == [
                CohortSize(least: 10, most: 20), CohortSize(least: 5_000, most: 5_000),
                CohortSize(least: 50_000, most: 50_000),
            ]
        )
        #expect(plan.stages[1].approvals?.rules.first?.role == "approver")
        #expect(plan.stages[1].approvals?.rules.first?.notRequester == true)
        #expect(
            plan.noGo.map(\.id) == [
                "tenant-leak", "error-rate", "p95-latency", "canary-latency", "split", "memory",
                "probes",
            ]
        )
        #expect(plan.noGo.prefix(3).map(\.onFail) == [.rollback, .rollback, .hold])
        #expect(plan.noGo[1].sustained == Span(text: "10m"))
        #expect(plan.noGo[1].measure.window == .stage)
        #expect(plan.noGo[2].measure.window == Span(text: "1h").map { .last($0) })
        #expect(plan.freezes.map(\.weekly?.zone) == [nil, "Europe/Berlin"])
        #expect(plan.advanceWithin?.map(\.weekly.parts.count) == [5, 2])
        #expect(plan.blockers[0].cleared?.evidence == "90% pool utilisation at peak load")
        #expect(plan.mitigations.map(\.level) == [.recommended, .optional])
        #expect(plan.risks[0].watch != nil)
        #expect(plan.notify[0].secret?.reference == .environment("SLUICE_WEBHOOK_SECRET"))
        #expect(plan.expect?.traffic.perHour == 2)
        #expect(plan.expect?.rates == ["error-rate": 0.0008, "p95-latency": 0.005])
        #expect(plan.population?.invited == ["cust-0007", "cust-0019"])
        #expect(plan.roles.map(\.name) == ["approver"])
        #expect(plan.roles.first?.members == ["release-manager", "head-of-platform"])
    }

    @Test func `what is required is read as numbers`() {
        #expect(plan.noGo[0].require == .trials(atLeast: 635_000, failures: 0))
        guard case .ratio(let limit, 0.95) = plan.noGo[1].require else {
            Issue.record("\(plan.noGo[1].require)")
            return
        }
        #expect(limit.number == 0.01)
        guard case .quantile(0.95, let most, 0.99) = plan.noGo[2].require else {
            Issue.record("\(plan.noGo[2].require)")
            return
        }
        #expect(most.number == 3)
    }

    @Test func `what is compared is read with its sides, weights and windows`() throws {
        let checks = plan.noGo.suffix(4).map { ($0.measure, $0.require) }
        let sixHours = try #require(Span(text: "6h"))
        let allowed = CanaryLimit(worse: .increase, effect: .meanRatio, limit: 1.25)
        #expect(checks[0].0.window == .last(sixHours))
        #expect(checks[0].1 == .comparison(allowed))
        guard case .canary(let canary, let control) = checks[0].0.quantity else {
            Issue.record("\(checks[0].0)")
            return
        }
        #expect(canary.contains("canary") && control.contains("stable"))
        #expect(checks[1].0.window == .stage && checks[1].0.unit == "user")
        #expect(checks[1].1 == .split(["on": 5_000, "off": 45_000], confidence: 0.999))
        #expect(checks[2].1 == .trend(try #require(Limit(text: "< 10MB")), confidence: 0.95))
        let most = try #require(Limit(text: "< 3s"))
        #expect(checks[3].1 == .quantile(0.95, most, confidence: 0.95))
        #expect(checks[3].0.quantity == .samples("/durations"))
    }

    @Test func `the log reads every check back as it was`() throws {
        let data = try JSONEncoder().encode(plan)
        #expect(try JSONDecoder().decode(Plan.self, from: data) == plan)
    }

    @Test(arguments: ["", "\n", "# only a comment\n", "\u{feff}sluice: 1\n", "\t", "a\u{0}b"])
    func `texts that are no plan have a diagnostic`(_ text: String) {
        let parsed = PlanParser.parse(text)
        #expect(parsed.plan == nil)
        #expect(!parsed.diagnostics.isEmpty)
    }

    @Test func `every line that is left out is missed or was optional, and nothing crashes`() {
        let lines = Fixtures.example.split(separator: "\n", omittingEmptySubsequences: false)
        for index in lines.indices {
            var fewer = lines
            fewer.remove(at: index)
            let parsed = PlanParser.parse(fewer.joined(separator: "\n"))
            let fails = parsed.diagnostics.contains { $0.severity == .error }
            #expect((parsed.plan == nil) == fails, "without line \(index + 1)")
        }
    }
}
