import Rollouts
import Values

/// The events between the samples of one counter within a window.
struct CounterSteps: Sendable {
    let counter: Counter
    let start: Instant
    let lives: ProcessLives
    /// The last value of the counter that it may go on from; 0 if there is none.
    let possibleBase: Int
    private let pace: CountingPace

    init(
        of counter: Counter,
        since start: Instant,
        lives: ProcessLives,
        possibleBase: Int = 0
    ) {
        self.counter = counter
        self.start = start
        self.lives = lives
        self.possibleBase = possibleBase
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
        guard !fallsTooOften else { throw .severalCounters(counter) }
        var events = CountRange.zero
        var doubts: [CountDoubt] = []
        var (hasFallen, hasJumped) = (false, false)
        var previous: Counter.Sample?
        for sample in counter.samples {
            if sample.at > start {
                let step = step(from: previous, to: sample)
                hasFallen = hasFallen || step.doubt == .fell
                hasJumped = hasJumped || previous.map { isJump(from: $0, to: sample) } ?? false
                events += step.events
                if let reason = step.doubt, !step.events.isExact {
                    doubts.append(step.events.doubt(reason, of: counter))
                }
            }
            previous = sample
        }
        // A fall that was none, and a jump back to where it was.
        guard !(hasFallen && hasJumped) else { throw .severalCounters(counter) }
        return (events, doubts)
    }

    private func step(from previous: Counter.Sample?, to sample: Counter.Sample) -> Step {
        let process = counter.process
        guard let previous else {
            guard lives.isKnownToHaveBegun(process, by: sample.at) else {
                return .doubtful(0, sample.count, .appeared)
            }
            return .doubtful(max(0, sample.count - possibleBase), sample.count, .renamed)
        }
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

    private func isJump(from previous: Counter.Sample, to sample: Counter.Sample) -> Bool {
        sample.count > previous.count
            && !pace.allows(sample.count - previous.count, in: sample.at - previous.at)
    }

    /// True if the counter falls more often than processes restart: 3 times in 10 scrapes.
    private var fallsTooOften: Bool {
        let samples = counter.samples
        let falls = samples.indices.dropFirst().filter {
            samples[$0].at > start && samples[$0].count < samples[$0 - 1].count
        }
        return zip(falls, falls.dropFirst(2)).contains { $1 - $0 < 10 }
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
