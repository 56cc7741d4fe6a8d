import Rollouts
import Values

/// Counters that go on under other labels, as after a deploy that adds a label.
struct RenamedCounters: Sendable {
    /// The counters, each that went on joined with what it was before.
    let counters: [Counter]
    /// The counts that a counter may have gone on from, by the counter's labels; from 0 if it may
    /// have begun anew.
    private(set) var bases: [[String: String]: CountRange] = [:]

    /// Finds them among counters that were read from a moment on.
    init(_ counters: [Counter], dataSince: Instant) {
        var matching = Matching()
        for counter in counters.begun(after: dataSince) {
            let before = counters.filter(counter.canGoOn)
            let own = before.filter { $0.process != nil && $0.process == counter.process }
            // Another process's counter is none of a process that has one that fits.
            let certain = (own.isEmpty ? before : own).filter(counter.goesOn)
            if certain.isEmpty {
                bases[counter.labels] = before.compactMap(\.last?.count).max().map {
                    CountRange(least: 0, most: $0)
                }
            } else {
                matching.match(counter, with: certain)
            }
        }
        matching.undoDoubtful()
        bases.merge(matching.bases) { $1 }
        self.counters = matching.joined(counters)
    }
}

/// The counters that others certainly go on from, each taken by one.
private struct Matching {
    private var candidates: [[String: String]: [Counter]] = [:]
    private var predecessors: [[String: String]: Counter] = [:]
    private var taken: Set<[String: String]> = []

    mutating func match(_ counter: Counter, with certain: [Counter]) {
        let key = { (before: Counter) in
            (counter.differences(from: before), -(before.last?.count ?? 0), before.name)
        }
        candidates[counter.labels] = certain
        guard
            let nearest = certain.filter({ !taken.contains($0.labels) })
                .min(by: { key($0) < key($1) })
        else { return }
        predecessors[counter.labels] = nearest
        taken.insert(nearest.labels)
    }

    /// Separates the counters that may as well go on from one that nobody took.
    ///
    /// If as many began as ended, the sum is the same whichever went on from which.
    mutating func undoDoubtful() {
        while let (labels, before) = predecessors.first(where: { labels, _ in
            candidates[labels]?.contains { !taken.contains($0.labels) } ?? false
        }) {
            predecessors[labels] = nil
            taken.remove(before.labels)
        }
    }

    /// The counts that the counters without a certain predecessor went on from.
    var bases: [[String: String]: CountRange] {
        candidates.filter { predecessors[$0.key] == nil }.compactMapValues { certain in
            let counts = certain.compactMap(\.last?.count)
            guard let least = counts.min(), let most = counts.max() else { return nil }
            let isFree = certain.contains { !taken.contains($0.labels) }
            return CountRange(least: isFree ? least : 0, most: most)
        }
    }

    func joined(_ counters: [Counter]) -> [Counter] {
        let before = Set(predecessors.values.map(\.labels))
        return counters.filter { !before.contains($0.labels) }.map { counter in
            var parts = [counter]
            while let earlier = parts.last.flatMap({ predecessors[$0.labels] }) {
                parts.append(earlier)
            }
            return parts.count == 1
                ? counter
                : Counter(labels: counter.labels, samples: parts.reversed().flatMap(\.samples))
        }
    }
}

extension [Counter] {
    /// The counters that were not there from a moment on, in the order in which they appeared.
    fileprivate func begun(after dataSince: Instant) -> Self {
        filter { counter in
            counter.first.map { $0.at - dataSince > Counters.gapMax } ?? false
        }
        .sorted {
            ($0.first?.at.milliseconds ?? 0, $0.name) < ($1.first?.at.milliseconds ?? 0, $1.name)
        }
    }
}

extension Counter {
    /// Returns true if the counter may be another one, which ended, under other labels.
    fileprivate func canGoOn(from before: Self) -> Bool {
        guard let last = before.last, let first, last.at < first.at, last.count <= first.count,
            isRenaming(of: before)
        else { return false }
        return jointPace(with: before).allows(first.count - last.count, in: first.at - last.at)
    }

    /// Returns true if a counter that can go on from another one did so soon, near where that was,
    /// and cannot be a new one.
    fileprivate func goesOn(from before: Self) -> Bool {
        guard let last = before.last, let first else { return false }
        let time = first.at - last.at
        return time <= Counters.gapMax
            && !jointPace(with: before).allows(first.count, in: time)
            && first.count - last.count <= max(5, last.count / 10)
    }

    private func jointPace(with before: Self) -> CountingPace {
        CountingPace(of: before.samples + samples.dropFirst())
    }

    /// Returns true if the labels may be other labels of the same counter: one differs, or several
    /// were added or taken away.
    private func isRenaming(of other: Self) -> Bool {
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
