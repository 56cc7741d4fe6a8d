import Rollouts
import Values

/// A stage in a simulation: its checks of rates, and its times in polls.
struct SimulatedStage: Sendable {
    let name: String
    let users: Int
    let interval: Span
    /// The no-go conditions, then the gates, both in the plan's order.
    let checks: [SimulatedCheck]
    /// The first poll at which the soak is over; poll 1 comes one interval after the entry.
    let soakPoll: Int
    /// The last poll: a stage not left by then is never left.
    let lastPoll: Int
    /// The number of polls that are drawn together, and examined one by one only if needed.
    let block: Int

    init(_ stage: Stage, interval: Span, cap: Span, checks: [SimulatedCheck]) {
        name = stage.name
        users = stage.cohort.most
        self.interval = interval
        self.checks = checks
        soakPoll = max(1, Self.polls(in: stage.soak, interval))
        lastPoll = max(soakPoll, Self.polls(in: cap, interval))
        // About as many blocks as polls in each, but no longer than the shortest window, so that
        // little of it lies in blocks that it covers only partly.
        let even = Int(Double(lastPoll).squareRoot())
        let shortest = checks.compactMap(\.window).min() ?? even
        let wanted = max(8, min(shortest, even, 256))
        block = 1 << (Int.bitWidth - 1 - wanted.leadingZeroBitCount)
    }

    func time(at poll: Int) -> Span {
        Span(milliseconds: Int64(poll) * interval.milliseconds)
    }

    /// Returns the polls of a block; the last block may be shorter.
    func polls(ofBlock index: Int) -> ClosedRange<Int> {
        index * block + 1...min((index + 1) * block, lastPoll)
    }

    /// Returns the number of polls in a span, rounded up.
    static func polls(in span: Span, _ interval: Span) -> Int {
        Int((span.milliseconds + interval.milliseconds - 1) / interval.milliseconds)
    }
}
