import Values

/// The moments at which the scraped processes began, as far as their counters tell.
///
/// A process counts from 0, so what its series show after its beginning was counted since. A
/// restart is a fall of a counter to a value that it can have counted since; another counter of the
/// same process that holds more than that contradicts it.
struct ProcessLives: Sendable {
    private var births: [Series.Target: [Birth]] = [:]

    /// A process began after one moment, and was there at another.
    struct Birth: Sendable {
        let after: Instant
        let at: Instant
    }

    /// - Parameters:
    ///   - counters: all counters that were read of the processes.
    ///   - start: the beginning of the window.
    ///   - dataSince: the beginning of the time that was read.
    ///   - starts: the times at which processes say that they started.
    init(
        of counters: [Counter],
        since start: Instant,
        dataSince: Instant,
        starts: [Series.Target: Instant] = [:]
    ) {
        let keptSince = counters.compactMap(\.first?.at).min() ?? dataSince
        let processes = Dictionary(grouping: counters.filter { $0.process != nil }, by: \.process)
        for case (let process?, let counters) in processes {
            let observed = ObservedProcess(counters, keptSince: keptSince)
            let told = starts[process].flatMap { $0 < dataSince ? nil : observed.birth($0, start) }
            let first = told ?? observed.firstBirth(dataSince)
            births[process] = (first + observed.restarts)
                .sorted { $0.at < $1.at }
        }
    }

    /// Returns true if the process began between two of its samples.
    func began(_ process: Series.Target?, after: Instant, until: Instant) -> Bool {
        guard let births = process.flatMap({ self.births[$0] }) else { return false }
        return births.contains { $0.after >= after && $0.at <= until }
    }

    /// Returns true if the process is known to have begun by a moment.
    func isKnownToHaveBegun(_ process: Series.Target?, by time: Instant) -> Bool {
        guard let births = process.flatMap({ self.births[$0] }) else { return false }
        return births.contains { $0.at <= time }
    }
}

/// The counters of one process, with the pace of each.
private struct ObservedProcess {
    private let counters: [(counter: Counter, pace: CountingPace)]
    /// The oldest sample of any process, since which nothing was deleted for its age.
    private let keptSince: Instant

    init(_ counters: [Counter], keptSince: Instant) {
        self.counters = counters.map { ($0, CountingPace(of: $0.samples)) }
        self.keptSince = keptSince
    }

    /// The beginning before the first scrape, if the process was not there before and all of its
    /// counters began low at once.
    func firstBirth(_ dataSince: Instant) -> [ProcessLives.Birth] {
        guard let first = counters.compactMap(\.counter.first?.at).min(),
            first - dataSince > Counters.gapMax
        else { return [] }
        let interval = scrapeInterval
        let begun = counters.filter { counter, _ in
            counter.first.map { $0.at - first <= interval } ?? false
        }
        let isLow = begun.allSatisfy { counter, pace in
            let count = counter.first?.count ?? 0
            return count == 0 || pace.isUsual(count, in: interval)
        }
        // A few events that no others followed may as well be old ones.
        let atFirst = begun.reduce(0) { $0 + ($1.counter.first?.count ?? 0) }
        let isGrowing = begun.reduce(0) { $0 + $1.counter.growth } >= Self.growthMin * atFirst
        return isLow && isGrowing && isPlausible(birth: first - interval)
            ? [ProcessLives.Birth(after: first - Counters.gapMax, at: first)] : []
    }

    /// The growth of a process's counters after its first scrape, in multiples of what they held,
    /// from which they are taken to have begun shortly before.
    private static let growthMin = 5

    /// Returns the beginning that the process itself tells.
    ///
    /// Nil if it was seen before that, as its clock is wrong, or if its first scrape holds events
    /// from before the window. One that was first seen within the window must have been so soon,
    /// and its clock must be borne out: by samples of others, which are kept from before, or by its
    /// counters.
    func birth(_ told: Instant, _ start: Instant) -> [ProcessLives.Birth]? {
        guard let first = counters.compactMap(\.counter.first?.at).min(), told <= first
        else { return nil }
        if first > start {
            guard told >= start, first - told <= Counters.gapMax,
                isPlausible(birth: told) || keptSince < told - Counters.gapMax
            else { return nil }
        }
        return [ProcessLives.Birth(after: told, at: told)]
    }

    /// Returns true if no counter holds more at its first sample than is usual since the birth.
    ///
    /// Where older samples are deleted, a process whose clock is wrong and one of which only a
    /// counter at 0 was seen look like new ones.
    private func isPlausible(birth: Instant) -> Bool {
        counters.allSatisfy { counter, pace in
            guard let first = counter.first else { return true }
            return first.count <= Self.fewEvents || pace.isUsual(first.count, in: first.at - birth)
                || isOutnumbered(first)
        }
    }

    /// Returns true if another counter of the process was seen to count at least as much before.
    ///
    /// Errors that come in a burst make a series that appears with more than its own pace explains.
    private func isOutnumbered(_ sample: Counter.Sample) -> Bool {
        counters.contains { other, _ in
            guard let begun = other.first, let last = other.sample(atOrBefore: sample.at)
            else { return false }
            return last.count - begun.count >= sample.count
        }
    }

    /// The events with which a counter may appear, however slowly it counts.
    private static let fewEvents = 5

    /// The longest usual time between two scrapes, of the counter that was seen most often.
    private var scrapeInterval: Duration {
        let longest = counters.map(\.counter.samples).max { $0.count < $1.count } ?? []
        let distances = zip(longest, longest.dropFirst()).map { $1.at - $0.at }.sorted()
        return distances.isEmpty ? .seconds(60) : distances[distances.count / 2]
    }

    var restarts: [ProcessLives.Birth] {
        counters.flatMap { counter, pace in
            zip(counter.samples, counter.samples.dropFirst()).compactMap { one, next in
                guard next.count < one.count, pace.allows(next.count, in: next.at - one.at),
                    !isContradicted(after: one.at, until: next.at)
                else { return nil }
                return ProcessLives.Birth(after: one.at, at: next.at)
            }
        }
    }

    /// Returns true if a counter of the process holds more than was counted between two moments.
    private func isContradicted(after: Instant, until: Instant) -> Bool {
        counters.contains { counter, pace in
            guard let one = counter.sample(atOrBefore: after),
                let next = counter.sample(atOrAfter: until)
            else { return false }
            return !pace.allows(next.count, in: next.at - one.at)
        }
    }
}

extension Counter {
    /// The events between the first sample and the first fall, or the last sample.
    fileprivate var growth: Int {
        var last = samples.first?.count ?? 0
        for sample in samples {
            guard sample.count >= last else { break }
            last = sample.count
        }
        return last - (samples.first?.count ?? 0)
    }

    /// The last sample up to a moment.
    func sample(atOrBefore time: Instant) -> Sample? {
        let end = samples.partitioningIndex { $0.at > time }
        return end > 0 ? samples[end - 1] : nil
    }

    /// The first sample from a moment on.
    func sample(atOrAfter time: Instant) -> Sample? {
        let start = samples.partitioningIndex { $0.at >= time }
        return start < samples.count ? samples[start] : nil
    }
}

extension [Counter.Sample] {
    /// Returns the index of the first sample that belongs to the second part, by binary search.
    fileprivate func partitioningIndex(_ belongs: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
