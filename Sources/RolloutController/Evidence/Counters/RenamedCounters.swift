import Rollouts
import Values

/// Counters that go on under other labels, as after a deploy that adds a label.
struct RenamedCounters: Sendable {
    /// The counters, each that went on joined with what it was before.
    private(set) var counters: [Counter] = []
    /// The last value of the one that a counter may go on from, by the counter's labels.
    private(set) var possibleBases: [[String: String]: Int] = [:]

    /// Finds them among counters that were read from a moment on.
    init(_ counters: [Counter], dataSince: Instant) {
        let begun = counters.filter { counter in
            counter.first.map { $0.at - dataSince > Counters.gapMax } ?? false
        }
        guard !begun.isEmpty else {
            self.counters = counters
            return
        }
        var ended = counters.filter { !$0.samples.isEmpty }
        var joined: [[String: String]: Counter] = [:]
        var replaced: Set<[String: String]> = []
        let inOrder = begun.sorted {
            ($0.first?.at.milliseconds ?? 0, $0.name) < ($1.first?.at.milliseconds ?? 0, $1.name)
        }
        for counter in inOrder {
            guard let before = Self.predecessor(of: counter, among: ended),
                let last = before.last, let first = counter.first
            else { continue }
            guard Self.isCertain(from: last, to: first, before, counter) else {
                possibleBases[counter.labels] = last.count
                continue
            }
            let earlier = joined.removeValue(forKey: before.labels) ?? before
            joined[counter.labels] = Counter(
                labels: counter.labels,
                samples: earlier.samples + counter.samples
            )
            replaced.insert(before.labels)
            ended.removeAll { $0.labels == before.labels }
        }
        self.counters = counters.filter { !replaced.contains($0.labels) }
            .map { joined[$0.labels] ?? $0 }
    }

    /// Returns true if a counter went on soon, near where it was, and cannot be a new one.
    private static func isCertain(
        from last: Counter.Sample,
        to first: Counter.Sample,
        _ before: Counter,
        _ counter: Counter
    ) -> Bool {
        let pace = CountingPace(of: before.samples + counter.samples.dropFirst())
        let time = first.at - last.at
        return time <= Counters.gapMax && !pace.allows(first.count, in: time)
            && first.count - last.count <= max(5, last.count / 10)
    }

    /// Returns the counter that ended where another one goes on, if there is one.
    private static func predecessor(of counter: Counter, among ended: [Counter]) -> Counter? {
        guard let first = counter.first else { return nil }
        return ended.filter { before in
            guard let last = before.last, last.at < first.at, last.count <= first.count,
                counter.isRenaming(of: before)
            else { return false }
            let pace = CountingPace(of: before.samples + counter.samples.dropFirst())
            return pace.allows(first.count - last.count, in: first.at - last.at)
        }
        .min { one, other in
            let key = { (before: Counter) in
                (counter.differences(from: before), -(before.last?.count ?? 0), before.name)
            }
            return key(one) < key(other)
        }
    }
}

extension Counter {
    /// Returns true if the labels may be other labels of the same counter: one differs, or several
    /// were added or taken away.
    fileprivate func isRenaming(of other: Self) -> Bool {
        let differing = Set(labels.keys).union(other.labels.keys)
            .filter { labels[$0] != other.labels[$0] }
        // Bounds and statuses tell counters of one process apart.
        guard !differing.isEmpty, differing.isDisjoint(with: Series.numberLabels) else {
            return false
        }
        let added = differing.allSatisfy { other.labels[$0] == nil }
        let removed = differing.allSatisfy { labels[$0] == nil }
        return differing.count == 1 || added || removed
    }
}
