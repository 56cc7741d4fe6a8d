import Cohorts
import Rollouts
import Testing

/// What a decision makes of the customers that were chosen for it.
struct CohortFreezingTests {
    private static let population = Population(
        customers: .init(.csv("customers.csv"), id: "id"),
        salt: "s"
    )

    private static func scenario(
        _ result: CohortEvidence.Result?,
        for stage: String = "beta"
    )
        -> Scenario
    {
        var scenario = Scenario(Plan.sample(population: population))
        scenario.attestSuites()
        scenario.cohort = result.map { CohortEvidence(stage: stage, $0) }
        return scenario
    }

    private static func chosen(_ count: Int) throws -> CohortEvidence.Result {
        .chosen(
            cohort: CohortSummary(
                members: ListDigest(of: try (0..<count).map { try CustomerID("c\($0)") }),
                passedOver: ListDigest(of: []),
                invited: 0,
                departed: 0,
                barred: 0,
                unseated: 0,
                customers: 100,
                excluded: 3,
                unplaced: 0,
                compared: 100,
                cutIsShared: false,
                parts: []
            )
        )
    }

    @Test(arguments: [(9, false), (10, true), (15, true), (20, true), (21, false)])
    func `a stage takes as many as it says, or is not entered`(
        count: Int,
        isEntered: Bool
    ) throws {
        var scenario = Self.scenario(try Self.chosen(count))
        let decision = scenario.advance()
        #expect(decision.outcome == (isEntered ? .advanced : .refused))
        #expect(scenario.state.exposure == (isEntered ? count : 0))
        #expect(scenario.state.cohort?.members.count == (isEntered ? count : nil))
        if !isEntered {
            let message = try #require(decision.obstacles.first?.message)
            #expect(message.contains("beta takes 10–20 customers, and \(count) can be had"))
            #expect(message.contains("customers.csv lists 100, 3 of them excluded"))
        }
    }

    @Test func `customers that were not read, or for another stage, are none`() throws {
        for scenario in [
            Self.scenario(nil), Self.scenario(try Self.chosen(15), for: "early-access"),
        ] {
            let decision = scenario.decide(.advance(to: nil, accepting: [], reason: nil))
            #expect(decision.outcome == .refused)
            #expect(decision.obstacles.map(\.rule) == [.cohort])
        }
        var failed = Self.scenario(.failed(why: "customers.csv: line 3: the id is empty"))
        let decision = failed.advance()
        #expect(decision.outcome == .sourceFailed)
        #expect(decision.obstacles.first?.message.contains("line 3") == true)
        #expect(failed.state.exposure == 0)
    }

    @Test func `a rollback gives back the number that was frozen`() throws {
        var scenario = Self.scenario(try Self.chosen(15))
        scenario.advance()
        scenario.wait(.seconds(8 * 86_400))
        scenario.attestSuites()
        scenario.readings["error-rate"] = .counts(failures: 0, of: 5_000)
        scenario.cohort = CohortEvidence(stage: "early-access", try Self.chosen(5_000))
        #expect(scenario.advance().outcome == .advanced)
        let decision = scenario.ask(.rollback(to: "beta", reason: "r"))
        #expect(decision.exposure.before == 5_000 && decision.exposure.after == 15)
        #expect(scenario.state.cohort?.members.count == 15)
        scenario.ask(.rollback(to: nil, reason: "r"))
        #expect(scenario.state.cohort == nil && scenario.state.exposure == 0)
    }

    @Test func `whoever has the release is not lost with the plan's population`() throws {
        var scenario = Self.scenario(try Self.chosen(15))
        scenario.advance()
        scenario.plan = Plan.sample()
        scenario.ask(.apply(digest: "d2", differences: []))
        scenario.wait(.seconds(8 * 86_400))
        scenario.attestSuites()
        scenario.readings["error-rate"] = .counts(failures: 0, of: 5_000)
        let decision = scenario.advance()
        #expect(decision.outcome == .refused)
        #expect(decision.obstacles.first?.message.contains("lists no customers any more") == true)
    }

    @Test func `customers are read only where nothing else stands in the way`() throws {
        let plan = Plan.sample(population: Self.population)
        let request = Request(
            command: .advance(to: nil, accepting: [], reason: nil),
            actor: .manager
        )
        var scenario = Scenario(plan)
        func stage(_ request: Request) -> String? {
            plan.stageToChooseFor(
                request,
                in: scenario.state,
                given: scenario.evidence,
                at: scenario.now
            )?.name
        }
        #expect(stage(request) == nil)
        scenario.attestSuites()
        #expect(stage(request) == "beta")
        #expect(stage(Request(command: .tick, actor: .guardian)) == nil)
        scenario.ask(.hold(id: "h", reason: "r", expires: nil))
        #expect(stage(request) == nil)
    }

    @Test func `whoever is forgotten is one fewer, in the present stage and in others`() throws {
        var scenario = Self.scenario(try Self.chosen(15))
        scenario.advance()
        var cohort = try #require(scenario.state.cohort)
        cohort.members = ListDigest(of: try (0..<14).map { try CustomerID("c\($0)") })
        let rest = Forgetting([.init(stage: "beta", cohort)])
        scenario.ask(.forget(forgetting: rest, reason: "asked"))
        #expect(scenario.state.exposure == 14)
        #expect(scenario.state.cohort == cohort)
        scenario.ask(.rollback(to: nil, reason: "r"))
        scenario.ask(.forget(forgetting: rest, reason: "asked"))
        #expect(scenario.state.exposure == 0)
    }
}
