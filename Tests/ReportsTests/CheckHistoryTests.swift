import Rollouts
import Statistics
import Testing
import Values

@Suite struct CheckHistoryTests {
    private static func tickets(_ values: [Double]) throws -> CheckHistory {
        let check = Rehearsal.check("tickets", "Tickets", .value(try Rehearsal.limit("<= 10")))
        let stage = Stage(
            name: "beta",
            cohort: CohortSize(least: 1, most: 2),
            soak: Span(milliseconds: 0)
        )
        var rehearsal = Rehearsal(Plan(name: "r", noGo: [check], stages: [stage]))
        for value in values {
            rehearsal.wait(.seconds(60))
            rehearsal.decide(.tick, on: ["tickets": .value(value)])
        }
        return try #require(rehearsal.past.checks.first)
    }

    @Test func `of very many readings at most 500 are kept, and those that tell most`() throws {
        var values = Array(repeating: 5.0, count: 6_000)
        values[1_234] = 50
        values[1_235] = -7
        values[4_321] = 12
        let history = try Self.tickets(values)
        #expect(history.readingCount == 6_000)
        #expect(history.points.count == CheckHistory.pointsMax)
        #expect(history.points.compactMap(\.value).max() == 50)
        #expect(history.points.compactMap(\.value).min() == -7)
        #expect(history.points.count { $0.verdict == .failed } == 2)
        #expect(history.points.first?.entry == 1)
        #expect(history.points.last?.entry == 6_000)
        let entries = history.points.map(\.entry)
        #expect(entries == entries.sorted())
    }

    @Test func `readings that change with every look are thinned out too, in the same way`() throws
    {
        let values = (0..<3_000).map { Double($0 % 2 * 20) }
        let history = try Self.tickets(values)
        #expect(history.points.count == CheckHistory.pointsMax)
        let again = try Self.tickets(values)
        #expect(history.points == again.points)
        #expect(history.points(atMost: 100).count == 100)
    }

    @Test func `a rate has the band that its verdict rests on`() throws {
        let history = try #require(
            try Rehearsal.launch().past.checks.first { $0.placed.check.id == "error-rate" }
        )
        let test = try #require(AnytimeTest(limit: 0.01, confidence: 0.95))
        let failed = try #require(history.points.first { $0.verdict == .failed })
        let band = try #require(failed.band)
        #expect(band.lowerBound > test.limit.value)
        let rate = try #require(failed.value)
        #expect(band.contains(rate))
        let passed = history.points.filter { $0.verdict == .passed }
        #expect(passed.allSatisfy { ($0.band?.upperBound ?? 1) <= 0.01 })
    }

    @Test func `what is no finite number has no place, and is kept`() throws {
        let history = try Self.tickets([1, .nan, .infinity, 2])
        #expect(history.points.map { $0.value == nil } == [false, true, true, false])
    }

    @Test func `exposure has a stay for each stage, and a mark for each stop`() throws {
        let exposure = try Rehearsal.launch().past.exposure
        #expect(exposure.stays.map(\.exposure) == [0, 20, 5_000, 0, 20])
        #expect(exposure.marks.map(\.kind) == [.hold, .release, .trip, .release])
        #expect(zip(exposure.stays, exposure.stays.dropFirst()).allSatisfy { $0.until == $1.since })
    }
}
