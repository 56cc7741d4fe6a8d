import Rollouts
import Values

/// Counters that are seen twice: by replicas of the monitoring, or as one process under two jobs.
///
/// Two series are copies if they differ in one label only and grow alike, within what may happen
/// between two scrapes, while there is anything to see. Two processes among which a load balancer
/// divides its requests evenly grow alike too, but started at different times.
struct CopiedCounters: Sendable {
    /// The labels of the counters of which an earlier one is the original.
    private(set) var copies: Set<[String: String]> = []
    /// The processes of counters that are one, or of several processes that grow alike.
    private(set) var processes: Set<Series.Target> = []

    private let starts: [Series.Target: Instant]
    /// The time after which a series that is first seen was not there before.
    private let begin: Instant

    /// - Parameters:
    ///   - sides: the counters of each side, which are copies together or not at all.
    ///   - dataSince: the beginning of the time that was read.
    ///   - starts: the times at which processes say that they started.
    init(
        among sides: [[Counter]],
        readFrom dataSince: Instant,
        starts: [Series.Target: Instant] = [:]
    ) {
        begin = dataSince + Counters.gapMax
        let end = sides.joined().compactMap(\.last?.at).max()
        // A process that restarted just now may not have been seen by both scrapers yet.
        self.starts = starts.filter { start in
            end.map { $0 - start.value > Counters.gapMax } ?? false
        }
        let rising = sides.map { $0.map(RisingCounter.init) }
        let known = Set(sides.flatMap { $0.map(\.labels) })
        for key in Set(known.flatMap(\.keys)).subtracting(Series.numberLabels).sorted() {
            var likeness: [Pair: Likeness] = [:]
            for side in rising {
                for alike in Self.groups(of: side, without: key) {
                    compare(alike, by: key, &likeness)
                }
            }
            for pair in likeness.filter({ $0.value == .alike }).keys {
                let found = known.filter {
                    ($0[key] ?? "") == pair.second
                        && known.contains($0.replacing(key, pair.first))
                }
                copies.formUnion(found)
                for labels in found { add(labels.replacing(key, pair.first), labels) }
            }
        }
    }

    mutating func formUnion(_ other: Self) {
        copies.formUnion(other.copies)
        processes.formUnion(other.processes)
    }

    typealias Likeness = Counter.Likeness

    private struct Pair: Hashable {
        let first: String
        let second: String
    }

    /// A label with more values names what is counted, such as users, and no scraper or job.
    private static let valuesMax = 300

    private static func groups(
        of counters: [RisingCounter],
        without key: String
    ) -> [[RisingCounter]] {
        Dictionary(grouping: counters) { $0.counter.labels.filter { $0.key != key } }.values
            .filter { (2...valuesMax).contains($0.count) }
            .map { $0.sorted { ($0.counter.labels[key] ?? "") < ($1.counter.labels[key] ?? "") } }
    }

    private mutating func add(_ one: [String: String], _ other: [String: String]) {
        let (one, other) = (Counter(labels: one, samples: []), Counter(labels: other, samples: []))
        guard let first = one.process, let second = other.process, first != second else { return }
        processes.formUnion([first, second])
    }

    /// Returns true if the counters are of two processes, which started at different times.
    private func areOfDifferentStarts(_ one: Counter, _ other: Counter) -> Bool {
        guard let first = one.process.flatMap({ starts[$0] }),
            let second = other.process.flatMap({ starts[$0] })
        else { return false }
        return abs((first - second).wholeMilliseconds) > 1_000
    }

    private func likeness(_ one: RisingCounter, _ other: RisingCounter) -> Likeness {
        guard !areOfDifferentStarts(one.counter, other.counter) else { return .different }
        let found = one.likeness(to: other)
        return found == .unknown && one.counter.mayBe(other.counter, begunAfter: begin)
            ? .alike : found
    }

    private func compare(
        _ alike: [RisingCounter],
        by key: String,
        _ likeness: inout [Pair: Likeness]
    ) {
        for (index, one) in alike.enumerated() {
            for other in alike[(index + 1)...] {
                let pair = Pair(
                    first: one.counter.labels[key] ?? "",
                    second: other.counter.labels[key] ?? ""
                )
                switch (likeness[pair] ?? .unknown, self.likeness(one, other)) {
                case (.different, _), (_, .different): likeness[pair] = .different
                case (.alike, _), (_, .alike): likeness[pair] = .alike
                case (.unknown, .unknown): likeness[pair] = .unknown
                }
            }
        }
    }
}

extension [String: String] {
    fileprivate func replacing(_ key: String, _ value: String) -> Self {
        var labels = self
        labels[key] = value.isEmpty ? nil : value
        return labels
    }
}

/// A counter prepared for being compared with another one.
private struct RisingCounter {
    let counter: Counter
    /// The number of falls up to each sample.
    private let falls: [Int]

    /// The steps in which a counter must grow for its likeness to another to say anything.
    private static let stepsMin = 3

    init(_ counter: Counter) {
        self.counter = counter
        var count = 0
        var previous = 0
        falls = counter.samples.map { sample in
            if sample.count < previous { count += 1 }
            previous = sample.count
            return count
        }
    }

    /// Compares two counters: the differences between them must have a value in common that each
    /// may have had between the other's scrapes.
    ///
    /// After a fall of either the difference is another one, as events between the last scrapes and
    /// the end of a process were seen by one of them only.
    func likeness(to other: Self) -> Counter.Likeness {
        let (mine, others) = (counter.samples, other.counter.samples)
        var range = (low: Int.min, high: Int.max)
        var epoch = (0, 0)
        var (index, steps) = (0, 0)
        var previous: Int?
        for (place, sample) in others.enumerated() {
            while index < mine.count, mine[index].at < sample.at { index += 1 }
            // A sample of a full hour may be that of the last scrape before it.
            guard !sample.isOfFullHour,
                let next = mine[index...].firstIndex(where: { !$0.isOfFullHour }),
                index > 0, falls[index - 1] == falls[next]
            else { continue }
            let now = (falls[next], other.falls[place])
            if now != epoch { (epoch, range, previous) = (now, (Int.min, Int.max), nil) }
            range.low = max(range.low, sample.count - mine[next].count)
            range.high = min(range.high, sample.count - mine[index - 1].count)
            guard range.low <= range.high else { return .different }
            if let previous, sample.count > previous { steps += 1 }
            previous = sample.count
        }
        return steps >= Self.stepsMin ? .alike : .unknown
    }
}

extension Counter.Sample {
    fileprivate var isOfFullHour: Bool { at.milliseconds.isMultiple(of: 3_600_000) }
}

extension Counter {
    /// Returns true if two counters that began together after a moment may be two views of one,
    /// which is too young to have grown often: in the order of their samples they never fall.
    fileprivate func mayBe(_ other: Self, begunAfter time: Instant) -> Bool {
        guard let first, let start = other.first, let last, let end = other.last,
            first.at > time, start.at > time, last.count > 0 || end.count > 0,
            abs((first.at - start.at).wholeMilliseconds) <= 60_000
        else { return false }
        let inOrder = (samples + other.samples).sorted { ($0.at, $0.count) < ($1.at, $1.count) }
        return zip(inOrder, inOrder.dropFirst()).allSatisfy { one, next in
            one.at == next.at ? one.count == next.count : one.count <= next.count
        }
    }

    enum Likeness { case unknown, alike, different }

    /// Compares how two counters grow while both are there.
    func isLike(_ other: Self) -> Likeness {
        RisingCounter(self).likeness(to: RisingCounter(other))
    }
}
