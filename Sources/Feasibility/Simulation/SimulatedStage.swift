import Rollouts
import Values

/// A stage as it is simulated: its checks of rates, and its times in polls.
struct SimulatedStage: Sendable {
    let name: String
    let users: Int
    let interval: Span
    /// No-go conditions first, each kind in the plan's order.
    let checks: [SimulatedCheck]
    /// The first poll at which the soak is over; the first one of all comes after the entry.
    let soakPoll: Int
    /// A stage that is not left by then is never left.
    let lastPoll: Int
    /// Polls are drawn together in blocks of so many, and looked at one by one where need be.
    let block: Int

    init(_ stage: Stage, interval: Span, cap: Span, checks: [SimulatedCheck]) {
        name = stage.name
        users = stage.cohort.most
        self.interval = interval
        self.checks = checks
        soakPoll = max(1, Self.polls(in: stage.soak, interval))
        lastPoll = max(soakPoll, Self.polls(in: cap, interval))
        // As many blocks as polls in each, roughly; and of the length of a window not much is left
        // open by the blocks that it only partly covers.
        let even = Int(Double(lastPoll).squareRoot())
        let shortest = checks.compactMap(\.window).min() ?? even
        let wanted = max(8, min(shortest, even, 256))
        block = 1 << (Int.bitWidth - 1 - wanted.leadingZeroBitCount)
    }

    func time(at poll: Int) -> Span {
        Span(milliseconds: Int64(poll) * interval.milliseconds)
    }

    /// The polls of a block, the last one short where the time is over.
    func polls(ofBlock index: Int) -> ClosedRange<Int> {
        index * block + 1...min((index + 1) * block, lastPoll)
    }

    /// Rounded up.
    static func polls(in span: Span, _ interval: Span) -> Int {
        Int((span.milliseconds + interval.milliseconds - 1) / interval.milliseconds)
    }
}
