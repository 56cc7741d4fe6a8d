import Foundation
import Testing

@Suite struct SimulateTests {
    private static let plan = """
        sluice: 1
        name: sample-1.0
        sources:
          metrics: { prometheus: http://127.0.0.1:9090 }
          desk: { attestation: [support-desk] }
        noGo:
          - id: error-rate
            measure: { from: metrics, failures: failed, total: all, window: stage }
            require: { ratio: "< 1%", confidence: 95% }
            when: live
            onFail: rollback
        stages:
          - name: beta
            cohort: 100
            soak: 1h
            gates:
              - id: tickets
                measure: { from: desk, value: tickets }
                require: { value: "<= 10" }
          - name: launch
            cohort: 1000
            soak: 2h
        """

    private static let expectation = "\nexpect: { traffic: 2/h, rates: { error-rate: 0.1% } }\n"

    private func simulate(
        _ arguments: [String] = [],
        plan: String = plan + expectation
    ) throws -> (result: Binary.Result, drawing: String?) {
        let binary = try Binary()
        defer { binary.remove() }
        try binary.write(plan, to: "plan.yaml")
        let result = try binary.sluice(
            ["plan", "simulate", "plan.yaml", "--runs", "40"] + arguments
        )
        let drawing = binary.folder.appending(path: "out.svg")
        return (result, try? String(contentsOf: drawing, encoding: .utf8))
    }

    @Test func `a plan is played and told in 80 columns`() throws {
        let first = try simulate().result
        #expect(first.code == 0)
        #expect(first.talk.isEmpty)
        for word in ["beta", "launch", "completed", "tickets", "error-rate 0.1%", "2/h"] {
            #expect(first.output.contains(word), "\(word)")
        }
        #expect(first.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(try simulate().result.output == first.output)
        #expect(try simulate(["--seed", "2"]).result.output != first.output)
    }

    @Test func `the object has a stage's chances with their bounds`() throws {
        let json = try simulate(["--json"]).result.json
        #expect(json["schemaVersion"] as? Int == 1)
        #expect(json["runs"] as? Int == 40)
        #expect(json["seed"] as? Int == 1)
        #expect((json["takenAsGiven"] as? [String])?.isEmpty == false)
        let stages = try #require(json["stages"] as? [[String: Any]])
        #expect(stages.count == 2)
        for stage in stages {
            for key in ["reached", "advanced", "falseAdvance", "falseTrip", "rightTrip", "stuck"] {
                let chance = try #require(stage[key] as? [String: Any])
                #expect(Set(chance.keys) == ["probability", "runs", "of", "lower", "upper"])
            }
            let time = try #require(stage["time"] as? [String: Any])
            #expect(time["medianSeconds"] != nil && time["p90Seconds"] != nil)
            #expect(stage["lastGate"] is [String: Any])
        }
    }

    @Test func `what is assumed comes before what the plan expects`() throws {
        let result = try simulate(["--assume", "error-rate=20%", "--json"]).result
        let stages = try #require(result.json["stages"] as? [[String: Any]])
        let trips = try #require(stages.first?["rightTrip"] as? [String: Any])
        #expect(trips["runs"] as? Int == 40)
    }

    @Test func `it is drawn as one picture`() throws {
        let drawing = try #require(try simulate(["--svg", "out.svg"]).drawing)
        #expect(drawing.hasPrefix("<svg "))
        for word in ["beta", "launch", "limit 1%", "completed", "error-rate"] {
            #expect(drawing.contains(word), "\(word)")
        }
        #expect(!drawing.contains("http://127"))
    }

    @Test func `without an expectation it says what to write`() throws {
        let none = try simulate(plan: Self.plan).result
        #expect(none.code == 64)
        #expect(none.talk.contains("expect: { traffic: 2/h"))
        let noRate = try simulate(plan: Self.plan + "\nexpect: { traffic: 2/h }\n").result
        #expect(noRate.code == 64)
        #expect(noRate.talk.contains("--assume error-rate="))
        let assumed = ["--assume", "error-rate=0.1%"]
        let given = try simulate(assumed, plan: Self.plan + "\nexpect: { traffic: 2/h }\n")
        #expect(given.result.code == 0)
    }

    @Test(arguments: [
        ["--runs", "0"], ["--runs", "1000001"], ["--interval", "999ms"], ["--interval", "2d"],
        ["--assume", "error-rate"], ["--assume", "error-rate=0"], ["--assume", "error-rate=100%"],
        ["--assume", "=1%"], ["--assume", "eror-rate=1%"], ["--assume", "tickets=1%"],
        ["--svg", "/nowhere/out.svg"],
    ])
    func `what makes no sense is a usage error`(_ arguments: [String]) throws {
        let result = try simulate(arguments).result
        #expect(result.code == 64)
        #expect(result.output.isEmpty)
    }

    @Test func `a slip in a check's name is seen`() throws {
        #expect(try simulate(["--assume", "eror-rate=1%"]).result.talk.contains("error-rate?"))
    }
}
