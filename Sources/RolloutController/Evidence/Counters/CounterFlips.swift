import Values

/// The marks by which several counters under one name are told from one that restarts.
struct CounterFlips: Sendable {
    private let counter: Counter
    private let start: Instant
    private let pace: CountingPace

    /// A counter that fell to less than this may have counted as much anew.
    private static let returnMin = 20

    init(of counter: Counter, since start: Instant, pace: CountingPace) {
        self.counter = counter
        self.start = start
        self.pace = pace
    }

    /// True if the counter falls more often than processes restart, or falls back to where it was
    /// before a jump, and did one or the other in the window.
    var areSeen: Bool { (fallsOften || fallsBack) && isUnsteadyInWindow }

    /// True if it falls 3 times in 10 scrapes.
    private var fallsOften: Bool {
        let samples = counter.samples
        let falls = samples.indices.dropFirst().filter {
            samples[$0].count < samples[$0 - 1].count
        }
        return zip(falls, falls.dropFirst(2)).contains { $1 - $0 < 10 }
    }

    private var fallsBack: Bool {
        var lowest: Int?
        for (one, next) in steps {
            if next.count < one.count, let lowest, next.count >= lowest { return true }
            if isJump(one, next), one.count >= Self.returnMin {
                lowest = min(lowest ?? one.count, one.count)
            }
        }
        return false
    }

    private var isUnsteadyInWindow: Bool {
        steps.contains { $1.at > start && ($1.count < $0.count || isJump($0, $1)) }
    }

    private var steps: Zip2Sequence<[Counter.Sample], ArraySlice<Counter.Sample>> {
        zip(counter.samples, counter.samples.dropFirst())
    }

    /// Returns true if a counter grew by more than it can have counted.
    private func isJump(_ one: Counter.Sample, _ next: Counter.Sample) -> Bool {
        next.count > one.count && !pace.allows(next.count - one.count, in: next.at - one.at)
    }

    /// True if the counter jumps in the window, so that a fall that was no restart is undone.
    var isJumping: Bool { steps.contains { $1.at > start && isJump($0, $1) } }
}
