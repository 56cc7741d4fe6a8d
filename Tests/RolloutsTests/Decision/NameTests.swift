import Rollouts
import TestSupport
import Testing
import Values

/// One person counts once, and is the same person, by every spelling of a name.
@Suite struct NameTests {
    static let spellings = [
        "lead", "lead ", " Lead", "LEAD", "le\u{AD}ad", "lead\u{200B}", "ｌｅａｄ", "\u{FEFF}lead",
        "l e a d", "lead\u{FE0F}", "lead\u{A0}", "\u{2066}lead\u{2069}",
    ]

    private let two = ApprovalRule(count: 2, role: nil, notRequester: true, validFor: Span("7d"))
    private let approve = Command.approve(stage: nil, role: nil, reason: nil)

    private func person(_ name: String) -> Actor { Actor(name: name, kind: .person) }

    @Test(arguments: spellings) func `one person approves once`(_ name: String) {
        var scenario = liveScenario(.sample(approvals: two))
        #expect(scenario.ask(approve, by: .lead).outcome == .recorded)
        #expect(scenario.ask(approve, by: person(name)).outcome == .alreadyThere)
        #expect(scenario.advance().outcome == .awaitingApproval)
        #expect(scenario.ask(approve, by: person("second")).outcome == .recorded)
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test(arguments: spellings) func `who asks does not approve by another spelling`(
        _ name: String
    ) {
        let rule = ApprovalRule(count: 1, role: nil, notRequester: true, validFor: Span("7d"))
        var scenario = liveScenario(.sample(approvals: rule))
        scenario.advance(by: .lead)
        #expect(scenario.ask(approve, by: person(name)).outcome == .notPermitted)
        #expect(scenario.state.requesters == ["lead"])
        var other = liveScenario(.sample(approvals: rule))
        #expect(other.ask(approve, by: person(name)).outcome == .recorded)
        #expect(other.advance(by: .lead).outcome == .awaitingApproval)
    }

    @Test(arguments: spellings) func `a role is held by every spelling of its holder`(
        _ name: String
    ) {
        let rule = ApprovalRule(
            count: 1,
            role: "approver",
            notRequester: true,
            validFor: Span("7d")
        )
        let sample = Plan.sample(approvals: rule)
        let plan = Plan(
            name: sample.name,
            roles: [Role(name: "approver", members: ["Lead"])],
            sources: sample.sources,
            noGo: sample.noGo,
            stages: sample.stages
        )
        var scenario = liveScenario(plan)
        #expect(scenario.ask(approve, by: person("leader")).outcome == .notPermitted)
        #expect(scenario.ask(approve, by: person(name)).outcome == .recorded)
    }

    @Test func `an attester has one last word, however the name is spelled`() {
        var scenario = Scenario(.sample())
        func attest(_ failures: Int, by name: String) {
            scenario.ask(
                .attest(
                    subject: "tenant-isolation",
                    result: .counts(failures: failures, of: 1_000)
                ),
                by: Actor(name: name, kind: .automation)
            )
        }
        attest(1, by: "ci-bot")
        #expect(scenario.advance().outcome == .refused)
        attest(0, by: "CI-Bot\u{200B}")
        #expect(scenario.state.attestations.count == 1)
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test func `another spelling of an attester in the plan is no other check`() {
        var scenario = liveScenario()
        let sample = Plan.sample()
        scenario.plan = Plan(
            name: sample.name,
            sources: sample.sources.map { source in
                source.name == "suites"
                    ? Source(
                        name: source.name,
                        kind: .attestation(["CI-Bot"]),
                        timeout: source.timeout
                    ) : source
            },
            noGo: sample.noGo,
            stages: sample.stages
        )
        scenario.ask(.apply(digest: "d2", differences: []))
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test func `a program releases its own hold by every spelling`() {
        var scenario = liveScenario()
        scenario.ask(.hold(id: "mine", reason: "r", expires: nil), by: .bot)
        let bot = Actor(name: "CI-BOT ", kind: .automation)
        let resume = Command.resume(id: "mine", reason: "done")
        #expect(scenario.ask(resume, by: bot).outcome == .recorded)
    }

    @Test func `the same refusal of one person is recorded once`() {
        var scenario = Scenario(.sample())
        #expect(scenario.advance(by: .lead).isNews)
        #expect(!scenario.advance(by: person("LEAD ")).isNews)
        #expect(scenario.advance(by: .manager).isNews)
    }

    @Test(arguments: [
        "", " ", "\u{200B}", "\u{2800}", "sluice-guard", "Sluice-Guard", "sluice guard",
        "sluice\u{2011}guard", "ｓｌｕｉｃｅ-ｇｕａｒｄ", "sluice_guard\u{AD}", "SLUICEGUARD",
    ])
    func `nobody acts without a name or by the guard's, but to stop`(_ name: String) {
        var scenario = liveScenario()
        #expect(scenario.advance(by: person(name)).outcome == .invalid)
        #expect(scenario.ask(approve, by: person(name)).outcome == .invalid)
        #expect(
            scenario.ask(.rollback(to: nil, reason: "r"), by: person(name)).outcome == .rolledBack
        )
    }
}
