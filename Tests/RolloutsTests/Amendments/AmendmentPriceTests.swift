import Rollouts
import TestSupport
import Testing
import Values

/// The cost of an amendment, as it is told before anybody is asked to agree.
@Suite struct AmendmentPriceTests {
    @Test func `a voided waiver of an overdue mitigation becomes the issue that it was about`() {
        var scenario = live(mitigation(">= 200"))
        scenario.ask(waive("pool-size"))
        scenario.wait(.seconds(40 * 86_400))
        scenario.ask(waive("pool-size"))
        let price = price(of: plan(mitigation(">= 100")), in: scenario)
        #expect(price.voided.map(\.kind) == ["waiver"])
        #expect(price.voided.first?.consequence == "an overdue P1, which stops entry to launch")
        #expect(price.keptWaivers.isEmpty)
    }

    @Test func `a waiver of a check that the plan keeps stays`() {
        var scenario = live(mitigation(">= 200"))
        scenario.ask(waive("pool-size"))
        let price = price(of: plan(mitigation(">= 200"), soak: "1d"), in: scenario)
        #expect(price.voided.isEmpty)
        #expect(price.keptWaivers.map(\.subject) == ["pool-size"])
    }

    @Test func `a voided approval says what the stage needs then`() {
        let rule = ApprovalRule(count: 1, role: nil, notRequester: false, validFor: Span("30d"))
        var scenario = live(nil, approvals: rule)
        scenario.ask(.approve(stage: nil, role: nil, reason: nil), by: .lead)
        let price = price(of: plan(nil, soak: "1d", approvals: rule), in: scenario)
        #expect(price.voided.map(\.kind) == ["approval"])
        #expect(price.voided.first?.by == "lead")
        #expect(
            price.voided.first?.consequence?.hasPrefix("early-access needs 1 approval, has 0")
                == true
        )
        let without = self.price(of: plan(nil, soak: "1d"), in: scenario)
        #expect(without.voided.first?.consequence == "early-access needs none under the new plan")
    }

    @Test func `the next step is decided under the new plan, on what kept checks measured`() {
        let scenario = live(nil)
        let reading = Reading(
            check: "load",
            takenAt: scenario.now,
            measurement: .value(12)
        )
        let price = price(of: plan(nil, soak: "1d"), in: scenario, seeing: [reading])
        #expect(price.next?.outcome == .tripped)
        #expect(price.next?.obstacles.map(\.message) == ["load is 12, limit < 9"])
    }

    @Test func `a new limit is judged by what the check measured`() {
        let scenario = live(nil)
        let reading = Reading(check: "load", takenAt: scenario.now, measurement: .value(8.5))
        let price = price(of: plan(nil, load: "< 8"), in: scenario, seeing: [reading])
        #expect(price.amendment.checks.filter { !$0.isKept }.map(\.id) == ["load"])
        #expect(price.next?.obstacles.map(\.message) == ["load is 8.5, limit < 8"])
    }

    @Test func `a check of another measure is not judged by what the old one measured`() {
        let scenario = live(nil)
        let reading = Reading(check: "load", takenAt: scenario.now, measurement: .value(1))
        let price = price(of: plan(nil, load: "< 8", of: "cpu"), in: scenario, seeing: [reading])
        let obstacle = price.next?.obstacles.first { $0.subject == "load" }
        #expect(
            obstacle?.message
                == "load has no evidence (limit < 8): it is measured once the plan is in force"
        )
    }

    @Test func `without a source asked nothing is taken for granted`() {
        let price = price(of: plan(nil, soak: "1d"), in: live(nil), seeing: nil)
        let obstacle = price.next?.obstacles.first { $0.subject == "load" }
        #expect(obstacle?.message.hasSuffix("its source was not asked") == true)
    }

    @Test func `a plan that would be refused costs nothing, and says why`() {
        let scenario = live(nil)
        let renamed = Plan(
            name: "forecast-1.0.0",
            sources: plan(nil).sources,
            noGo: plan(nil).noGo,
            stages: [Stage(name: "x", cohort: CohortSize(least: 1, most: 99), soak: Span("1d"))]
        )
        let price = price(of: renamed, in: scenario)
        #expect(price.refusal?.summary.contains("beta was entered") == true)
        #expect(price.next == nil)
        #expect(price.voided.isEmpty)
    }

    @Test func `a program is told that it may not loosen`() {
        let price = price(of: plan(nil, soak: "1d"), in: live(nil), by: .bot)
        #expect(price.refusal?.outcome == .notPermitted)
    }

    @Test func `an open issue that the plan no longer lists stays on record`() {
        var scenario = live(nil)
        let issue = BlockerDetails(id: "fire", severity: .p0, title: "It burns")
        scenario.ask(.raiseBlocker(blocker: issue, reason: nil))
        scenario.ask(.hold(id: nil, reason: "wait", expires: nil))
        let price = price(of: plan(nil, soak: "1d"), in: scenario)
        #expect(price.keptBlockers.map(\.id) == ["fire"])
        #expect(price.keptHolds.count == 1)
        #expect(price.exposure == 20)
    }
}

extension AmendmentPriceTests {
    private func mitigation(_ limit: String) -> Mitigation {
        Mitigation(
            id: "pool-size",
            title: "Scale the pool",
            level: .optional,
            due: .within(Span("1d"), after: "beta"),
            whenOverdue: .p1,
            verify: .value("pool-size", limit)
        )
    }

    private func plan(
        _ mitigation: Mitigation?,
        soak: String = "7d",
        load: String = "< 9",
        of measured: String = "load",
        approvals: ApprovalRule? = nil
    ) -> Plan {
        let sample = Plan.sample(approvals: approvals)
        return Plan(
            name: sample.name,
            sources: sample.sources,
            noGo: [
                Check(
                    id: "load",
                    title: "load",
                    measure: Measure(source: "probe", quantity: .value(measured)),
                    require: .value(Limit(load)),
                    validFor: Span("5m")
                )
            ],
            stages: [
                Stage(
                    name: "beta",
                    cohort: CohortSize(least: 10, most: 20),
                    soak: Span(soak)
                )
            ] + sample.stages.dropFirst(),
            mitigations: mitigation.map { [$0] } ?? []
        )
    }

    /// A rollout in its first stage, an hour after it was entered.
    private func live(_ mitigation: Mitigation?, approvals: ApprovalRule? = nil) -> Scenario {
        var scenario = Scenario(plan(mitigation, approvals: approvals))
        scenario.readings = ["load": .value(1), "pool-size": .value(50)]
        scenario.advance()
        scenario.wait(.seconds(3_600))
        return scenario
    }

    private func waive(_ subject: String) -> Command {
        .waive(
            subject: subject,
            until: Scenario.start + .seconds(80 * 86_400),
            reason: "a supplier"
        )
    }

    private func price(
        of plan: Plan,
        in scenario: Scenario,
        seeing readings: [Reading]? = [],
        by actor: Actor = .manager
    ) -> AmendmentPrice {
        PricedAmendment(
            of: Request(command: .apply(digest: "d2", differences: ["x"]), actor: actor),
            to: plan,
            in: scenario.state,
            replacing: ReplacedPlan(scenario.plan, isMoved: false),
            at: scenario.now
        )
        .price(seeing: readings)
    }
}
