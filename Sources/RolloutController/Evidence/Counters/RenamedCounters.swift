import Rollouts
import Values

/// Counters that go on under other labels, as after a deploy that adds a label.
struct RenamedCounters: Sendable {
    /// The counters, each that went on joined with what it was before.
    private(set) var counters: [Counter] = []
    /// The last value of the one that a counter may go on from, by the counter's labels.
    private(set) var possibleBases: [[String: String]: Int] = [:]

    /// - Parameter dataSince: the beginning of the time that was read.
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
            let pace = CountingPace(of: counter.samples.count > 2 ? counter : before)
            if pace.allows(first.count, in: first.at - last.at) {
                // As low as one that is new.
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

    /// Returns the counter that ended where another one goes on, if there is one.
    private static func predecessor(of counter: Counter, among ended: [Counter]) -> Counter? {
        guard let first = counter.first else { return nil }
        let pace = CountingPace(of: counter)
        return ended.filter { before in
            guard let last = before.last, last.at < first.at,
                first.at - last.at <= Counters.gapMax, last.count <= first.count,
                counter.isRenaming(of: before)
            else { return false }
            let own = CountingPace(of: before)
            let grown = first.count - last.count
            return own.allows(grown, in: first.at - last.at)
                || pace.allows(grown, in: first.at - last.at)
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
