import Feasibility
import Rollouts
import Statistics
import TestSupport
import Testing
import Values

@Suite struct NeedsTests {
    private func plan(
        _ check: Check,
        cohort: CohortSize = CohortSize(least: 20, most: 20),
        soak: String = "7d",
        expecting rates: [String: Double] = [:]
    ) throws -> Plan {
        let traffic = try #require(Frequency(text: "2/h"))
        return Plan(
            name: "r",
            noGo: [check],
            stages: [Stage(name: "beta", cohort: cohort, soak: Span(soak))],
            expect: Expectation(traffic: traffic, rates: rates)
        )
    }

    private func errors(window: Measure.Window = .stage, unit: String? = nil) -> Check {
        Check(
            id: "errors",
            title: "Errors",
            measure: Measure(
                source: "m",
                quantity: .failures("f", total: "t"),
                window: window,
                unit: unit
            ),
            require: .ratio(Limit("< 1%"), confidence: 0.95),
            validFor: Span("5m")
        )
    }

    private let many = CohortSize(least: 5_000, most: 5_000)

    @Test func `a limit of 1% needs 410 clean requests, and forty an hour take 10 h 15 min`()
        throws
    {
        let need = try #require(plan(errors()).needs().first)
        #expect(need.text == "410 clean requests; at 40 an hour 10h 15m")
        #expect(need.problem?.text.hasPrefix("20 users cannot carry a percentage") == true)
    }

    @Test func `a cohort of thousands has no problem with it`() throws {
        let need = try #require(plan(errors(), cohort: many).needs().first)
        #expect(need.problem == nil)
    }

    @Test func `users that are counted are no percentage of requests`() throws {
        let need = try #require(plan(errors(unit: "user")).needs().first)
        #expect(need.problem == nil)
    }

    @Test func `the smallest cohort of a range sets the pace`() throws {
        let cohort = CohortSize(least: 10, most: 20)
        let need = try #require(plan(errors(), cohort: cohort).needs().first)
        #expect(need.text.contains("at 20 an hour 20h 30m"))
    }

    @Test func `what takes longer than the soak is too slow`() throws {
        let need = try #require(plan(errors(), soak: "10h").needs().first)
        #expect(need.problem == .tooSlow(soak: Span("10h")))
        let fitting = try #require(plan(errors(), soak: "11h").needs().first)
        #expect(fitting.problem != .tooSlow(soak: Span("11h")))
    }

    @Test func `a window that never holds enough is too short`() throws {
        let check = errors(window: .last(Span("1h")))
        let need = try #require(plan(check).needs().first)
        #expect(need.problem == .windowTooShort(holds: 40))
    }

    /// A week has 669 beginnings of a window of an hour: the last has a share of 6/(669π)².
    @Test func `a window that slides needs more requests the longer its stage soaks`() throws {
        let check = errors(window: .last(Span("1h")))
        let crowd = CohortSize(least: 500, most: 500)
        let need = try #require(plan(check, cohort: crowd).needs().first)
        #expect(
            need.text == "1,824 clean requests in its window (410 with window: stage); "
                + "at 1,000 an hour 1h 49m"
        )
        #expect(need.problem == .windowTooShort(holds: 1_000))
        #expect(need.problem?.text.hasSuffix("or window: stage") == true)
        let short = try #require(plan(check, cohort: crowd, soak: "1h").needs().first)
        #expect(short.text.hasPrefix("465 clean requests in its window"))
        let thousands = CohortSize(least: 1_000, most: 1_000)
        #expect(try plan(check, cohort: thousands).needs().first?.problem == nil)
    }

    @Test func `a rate at the limit or over it is never shown`() throws {
        for rate in [0.01, 0.5] {
            let need = try #require(
                plan(errors(), cohort: many, expecting: ["errors": rate]).needs().first
            )
            #expect(need.problem == .neverAtThisRate)
        }
    }

    @Test func `an expected rate needs more than none`() throws {
        let need = try #require(
            plan(errors(), cohort: many, expecting: ["errors": 0.0008]).needs().first
        )
        #expect(need.text.hasPrefix("410 clean requests, about 705 at 0.08%; at 10,000 an hour"))
        #expect(need.problem == nil)
    }

    @Test func `a measured pace goes before the expected one`() throws {
        let need = try #require(plan(errors()).needs(measured: ["errors": 410]).first)
        #expect(need.text == "410 clean requests; at 410 an hour 1h")
    }

    @Test func `the count for a rate grows with it and meets its own claim`() throws {
        let test = try #require(AnytimeTest(limit: 0.01, confidence: 0.95))
        let rates = [0, 0.0005, 0.001, 0.003, 0.005, 0.008, 0.0095]
        let counts = try rates.map { try #require(test.trialsNeeded(atRate: $0)) }
        #expect(counts[0] == 410)
        #expect(counts == counts.sorted())
        for (rate, count) in zip(rates, counts) {
            let expected = Int((rate * Double(count)).rounded(.down))
            let seen = try #require(Proportion(failures: expected, trials: count))
            #expect(test.verdict(on: seen) == .below)
        }
        #expect(test.trialsNeeded(atRate: 0.01) == nil)
        #expect(test.trialsNeeded(atRate: .nan) == nil)
    }

    @Test(arguments: ["2/h", "0.5/m", "48/d", "1/s"])
    func `a frequency is a number and a unit`(_ text: String) {
        #expect(Frequency(text: text)?.text == text)
    }

    @Test(arguments: ["", "2", "2/w", "-2/h", "0/h", "2/h/h", "1e9/s", "/h", "2 /h", "1e3/h"])
    func `what is no frequency is refused`(_ text: String) {
        #expect(Frequency(text: text) == nil)
    }
}
