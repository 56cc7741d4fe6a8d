@testable import Rollouts
import Testing

@testable import RolloutController
@testable import Values

@Suite struct GatheringContextTests {
    private func instant(_ hour: Int64) -> Instant { Instant(milliseconds: hour * 3_600_000) }

    private func window(
        _ window: Measure.Window?,
        since: Int64?,
        now: Int64 = 100
    ) throws(Unavailable) -> CounterWindow? {
        let context = GatheringContext(
            folder: "/",
            rollout: "r",
            stage: nil,
            since: since.map(instant),
            now: instant(now)
        )
        let measure = Measure(source: "s", quantity: .histogram("h"), window: window)
        return try context.query(for: measure, of: .prometheus).window
    }

    @Test func `a window never reaches back over the time since which traffic counts`() throws {
        let hours = Measure.Window.last(Span(milliseconds: 10 * 3_600_000))
        #expect(
            try window(hours, since: 95) == CounterWindow(start: instant(95), end: instant(100))
        )
        #expect(
            try window(hours, since: 50) == CounterWindow(start: instant(90), end: instant(100))
        )
        #expect(
            try window(hours, since: nil) == CounterWindow(start: instant(90), end: instant(100))
        )
        #expect(try window(.stage, since: 7) == CounterWindow(start: instant(7), end: instant(100)))
        #expect(try window(nil, since: 7) == window(.stage, since: 7))
    }

    @Test func `a window of counts begins on a quarter of it since the count began`() throws {
        let hours = Measure.Window.last(Span(milliseconds: 8 * 3_600_000))
        for (now, start) in [(57, 50), (58, 50), (59, 50), (60, 52), (61, 52), (62, 54)] {
            #expect(try window(hours, since: 50, now: Int64(now))?.start == instant(Int64(start)))
        }
    }

    @Test func `a window of single values is as long as it says`() throws {
        let context = GatheringContext(
            folder: "/",
            rollout: "r",
            stage: nil,
            since: instant(50),
            now: instant(61)
        )
        let hours = Measure.Window.last(Span(milliseconds: 8 * 3_600_000))
        let measure = Measure(source: "s", quantity: .samples("d"), window: hours)
        let asked = try context.query(for: measure, of: .prometheus).window
        #expect(asked == CounterWindow(start: instant(53), end: instant(61)))
    }

    @Test func `without a stage there is nothing to count from`() {
        #expect(throws: Unavailable.self) { try window(.stage, since: nil) }
        #expect(throws: Unavailable.self) { try window(nil, since: nil) }
    }

    @Test func `a stage that begins in the future has an empty window`() throws {
        let empty = CounterWindow(start: instant(100), end: instant(100))
        #expect(try window(.stage, since: 120) == empty)
    }

    @Test func `hours with resets in a row are read together, six at most`() {
        let ends = [10, 11, 12, 20, 21, 22, 23, 24, 25, 26].map { instant($0) }
        #expect(
            CounterWindow.spans(endingAt: ends) == [
                CounterWindow(start: instant(9), end: instant(12)),
                CounterWindow(start: instant(19), end: instant(25)),
                CounterWindow(start: instant(25), end: instant(26)),
            ]
        )
    }
}
