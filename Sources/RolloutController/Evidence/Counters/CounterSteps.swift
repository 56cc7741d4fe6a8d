import Rollouts
import Values

/// The events between the samples of one counter within a window.
struct CounterSteps: Sendable {
    let counter: Counter
    let start: Instant
    let lives: ProcessLives
    /// The count that it may have gone on from, under other labels; from 0 if it may have begun.
    let base: CountRange
    /// The time from which the process was seen; nil if that is the window's beginning.
    let firstSight: Instant?
    private let pace: CountingPace

    init(
        of counter: Counter,
        since start: Instant,
        lives: ProcessLives,
        base: CountRange = .zero,
        firstSight: Instant? = nil
    ) {
        self.counter = counter
        self.start = start
        self.lives = lives
        self.base = base
        self.firstSight = firstSight
        pace = CountingPace(of: counter.samples)
    }

    private struct Step {
        let events: CountRange
        var doubt: CountDoubt.Reason?

        static func exact(_ count: Int) -> Self { Self(events: CountRange(count)) }

        static func doubtful(_ least: Int, _ most: Int, _ reason: CountDoubt.Reason) -> Self {
            Self(events: CountRange(least: least, most: most), doubt: reason)
        }
    }

    /// Returns the number of events, and the reasons if it is not exact.
    ///
    /// - Throws: ``Unavailable`` if the counter falls and comes back: it is not one counter.
    func counted() throws(Unavailable) -> (events: CountRange, doubts: [CountDoubt]) {
        let flips = CounterFlips(of: counter, since: start, pace: pace)
        guard !flips.areSeen else { throw .severalCounters(counter) }
        var events = CountRange.zero
        var doubts: [CountDoubt] = []
        var previous: Counter.Sample?
        for sample in counter.samples {
            if sample.at > start {
                let step = step(from: previous, to: sample)
                events += step.events
                if let reason = step.doubt, !step.events.isExact {
                    doubts.append(step.events.doubt(reason, of: counter))
                }
            }
            previous = sample
        }
        // A fall that was none, and a jump back to where it was.
        guard !doubts.contains(where: { $0.reason == .fell }) || !flips.isJumping else {
            throw .severalCounters(counter)
        }
        return (events, doubts)
    }

    private func step(from previous: Counter.Sample?, to sample: Counter.Sample) -> Step {
        let process = counter.process
        guard let previous else { return firstStep(to: sample) }
        if lives.began(process, after: previous.at, until: sample.at) {
            return .exact(sample.count)
        }
        let canHaveBegunAnew = pace.allows(sample.count, in: sample.at - previous.at)
        guard sample.count >= previous.count else {
            // Without siblings to contradict it, a fall near 0 is a restart.
            return process == nil && canHaveBegunAnew
                ? .exact(sample.count) : .doubtful(0, sample.count, .fell)
        }
        let grown = sample.count - previous.count
        guard canHaveBegunAnew, sample.isAfterGap else {
            return .exact(grown)
        }
        return .doubtful(grown, sample.count, .gap)
    }

    private func firstStep(to sample: Counter.Sample) -> Step {
        let least = max(0, sample.count - base.most)
        if base.least > 0 { return .doubtful(least, sample.count - base.least, .renamed) }
        guard !lives.isKnownToHaveBegun(counter.process, by: sample.at) else {
            return .doubtful(least, sample.count, .renamed)
        }
        // The events before are not doubtful, but in a part that is not covered.
        let isUncovered = firstSight.map { sample.at - $0 <= .seconds(60) } ?? false
        return isUncovered ? .exact(0) : .doubtful(0, sample.count, .appeared)
    }
}

extension Unavailable {
    fileprivate static func severalCounters(_ counter: Counter) -> Self {
        .sourceFailed(
            "the counter {\(ForeignText(counter.name).text)} falls and comes back: is it scraped "
                + "through a balancer? name the instance"
        )
    }
}
