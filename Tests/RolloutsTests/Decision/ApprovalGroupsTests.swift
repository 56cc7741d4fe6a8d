import Rollouts
import TestSupport
import Testing
import Values

/// A stage may ask several groups; each person counts once in all of them.
@Suite struct ApprovalGroupsTests {
    private let approve = Command.approve(stage: nil, role: nil, reason: nil)
    private let groups = [
        Role(name: "security", members: ["ada", "li"]),
        Role(name: "product", members: ["Ada", "kim", "noor"]),
    ]

    private func rule(_ count: Int, _ group: String, notRequester: Bool = true) -> ApprovalRule {
        ApprovalRule(
            count: count,
            role: nil,
            group: group,
            notRequester: notRequester,
            validFor: Span("7d")
        )
    }

    private func scenario() -> Scenario {
        liveScenario(
            .sample(allApprovals: [rule(1, "security"), rule(2, "product")], groups: groups)
        )
    }

    private func person(_ name: String) -> Actor { Actor(name: name, kind: .person) }

    @Test func `two of one team are not one of each`() {
        var scenario = scenario()
        #expect(scenario.ask(approve, by: person("kim")).outcome == .recorded)
        #expect(scenario.ask(approve, by: person("noor")).outcome == .recorded)
        let refusal = scenario.advance()
        #expect(refusal.outcome == .awaitingApproval)
        #expect(
            refusal.obstacles.map(\.message) == [
                "early-access needs 1 approval by security, has 0, "
                    + "and 2 approvals by product, has 2"
            ]
        )
        #expect(scenario.ask(approve, by: person("li")).outcome == .recorded)
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test func `somebody of both groups counts for the one that lacks a person, and once`() {
        var scenario = scenario()
        #expect(scenario.ask(approve, by: person("ada")).summary.hasSuffix("2 more needed"))
        #expect(scenario.ask(approve, by: person("kim")).summary.hasSuffix("1 more needed"))
        #expect(scenario.advance().outcome == .awaitingApproval)
        let last = scenario.ask(approve, by: person("li"))
        #expect(last.summary.hasSuffix("li approves early-access"))
        #expect(scenario.advance().outcome == .advanced)
        #expect(Set(scenario.state.register.approvals.map(\.by)) == ["ada", "kim", "li"])
    }

    @Test func `neither a stranger nor another spelling of a name adds anybody`() {
        var scenario = scenario()
        let stranger = scenario.ask(approve, by: person("zoe"))
        #expect(stranger.outcome == .notPermitted)
        #expect(
            stranger.summary == "zoe is not of the group security: ada, li; "
                + "zoe is not of the group product: Ada, kim, noor"
        )
        #expect(scenario.ask(approve, by: person("kim")).outcome == .recorded)
        #expect(scenario.ask(approve, by: person("KIM ")).outcome == .alreadyThere)
    }

    @Test func `who asks counts for no group that minds it`() {
        var scenario = liveScenario(
            .sample(
                allApprovals: [rule(1, "security"), rule(1, "product", notRequester: false)],
                groups: groups
            )
        )
        #expect(scenario.ask(approve, by: person("li")).outcome == .recorded)
        #expect(scenario.ask(approve, by: person("ada")).outcome == .recorded)
        var other = scenario
        #expect(other.advance(by: person("li")).outcome == .awaitingApproval)
        #expect(scenario.advance(by: person("ada")).outcome == .advanced)
    }

    @Test func `the greatest number of people is matched, whatever their order`() {
        let names = ["a", "b", "c"].map { FoldedName($0) }
        let matching = ApprovalMatching([
            (count: 1, people: [names[0], names[1]]), (count: 1, people: [names[0]]),
            (count: 1, people: [names[1], names[2]]),
        ])
        #expect(matching.missing == 0)
        let short = ApprovalMatching([
            (count: 2, people: [names[0], names[1]]), (count: 1, people: [names[0], names[1]]),
        ])
        #expect(short.missing == 1)
    }
}
