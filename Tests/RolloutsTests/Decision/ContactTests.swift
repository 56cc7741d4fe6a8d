import JSONCoding
import Rollouts
import TestSupport
import Testing
import Values

/// The people to ask about what is in the way.
@Suite struct ContactTests {
    private static let link = WebLink(text: "https://wiki.example/runbook")

    private static func check(_ id: String, owner: String?) -> Check {
        Check(
            id: id,
            title: id,
            measure: Measure(source: "probe", quantity: .value(id)),
            require: .value(Limit("< 10")),
            validFor: Span("5m"),
            owner: owner,
            link: link
        )
    }

    private static var plan: Plan {
        .sample(
            noGo: [.tenantLeak, check("load", owner: "ann")],
            mitigations: [
                Mitigation(
                    id: "pool",
                    title: "Pool",
                    level: .required,
                    due: .before("early-access"),
                    whenOverdue: .p1,
                    verify: nil,
                    owner: "bob"
                )
            ],
            risks: [
                Risk(
                    id: "more",
                    title: "More",
                    impact: nil,
                    mitigation: nil,
                    watch: nil,
                    owner: "eve"
                )
            ]
        )
    }

    private static func obstacles(_ scenario: Scenario) -> [String: String] {
        let decision = scenario.decide(.advance(to: nil, accepting: [], reason: nil))
        return Dictionary(
            decision.obstacles.compactMap { obstacle in
                obstacle.contact.map { (obstacle.subject, $0.text) }
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    @Test func `a refusal names who to ask, of a check, a mitigation and an issue`() {
        var scenario = Scenario(Self.plan)
        scenario.readings["load"] = .value(1)
        scenario.attestSuites()
        scenario.advance()
        scenario.wait(.seconds(31 * 86_400))
        scenario.readings["load"] = .value(99)
        let issue = BlockerDetails(id: "slow", severity: .p0, title: "Slow", owner: "kim")
        scenario.ask(.raiseBlocker(blocker: issue, reason: nil))
        let found = Self.obstacles(scenario)
        #expect(found["load"] == "ask: ann, https://wiki.example/runbook")
        scenario.readings["load"] = .value(1)
        let others = Self.obstacles(scenario)
        #expect(others["slow"] == "ask: kim")
        #expect(others["pool"] == "ask: bob")
    }

    @Test func `a plan that names nobody has obstacles as before`() throws {
        var scenario = liveScenario()
        scenario.readings["error-rate"] = nil
        let decision = scenario.decide(.advance(to: nil, accepting: [], reason: nil))
        #expect(!decision.obstacles.isEmpty)
        let text = String(decoding: try CanonicalJSON.encode(decision), as: UTF8.self)
        #expect(!text.contains("owner") && !text.contains("link"))
    }

    @Test func `an attestation keeps the page on which it can be seen, with its reason`() throws {
        var scenario = Scenario(.sample())
        let command = Command.attest(
            subject: "tenant-isolation",
            result: .clean(1_000),
            reason: "night run",
            link: Self.link
        )
        #expect(scenario.ask(command, by: .bot).outcome == .recorded)
        let word = try #require(scenario.state.attestations.last)
        #expect(word.link == Self.link && word.reason == "night run")
        let overview = Overview(
            plan: scenario.plan,
            state: scenario.state,
            decision: scenario.decide(.advance(to: nil, accepting: [], reason: nil)),
            now: scenario.now
        )
        let contact = try #require(overview.contacts.last)
        #expect(contact.kind == .attestation && contact.owner == "ci-bot")
        #expect(contact.note?.hasSuffix(": night run") == true)
    }

    @Test func `a reason without a link is not kept, as it was before`() {
        var scenario = Scenario(.sample())
        let command = Command.attest(
            subject: "tenant-isolation",
            result: .clean(1_000),
            reason: "night run"
        )
        scenario.ask(command, by: .bot)
        #expect(scenario.state.attestations.last?.reason == nil)
    }

    @Test func `the plan's contacts are listed in its order`() {
        #expect(Self.plan.contacts.map(\.id) == ["load", "pool", "more"])
        #expect(Self.plan.contacts.map(\.owner) == ["ann", "bob", "eve"])
    }
}
