import Values

extension Counters {
    /// The time from which every process that is there now is covered.
    ///
    /// Nil if all are covered from the window's beginning, or from their own. Retention, a new
    /// Prometheus or a target added later leave a part of the window unseen.
    var coveredSince: Instant? {
        let all = sides.flatMap(\.self)
        guard let end = all.compactMap(\.last?.at).max() else { return nil }
        let beginnings = Dictionary(grouping: all, by: \.process).compactMap {
            process,
            counters -> Instant? in
            guard let first = counters.compactMap(\.first?.at).min(),
                let last = counters.compactMap(\.last?.at).max(),
                end - last <= Self.gapMax, first - start > Self.gapMax,
                !lives.isKnownToHaveBegun(process, by: first)
            else { return nil }
            return first
        }
        return beginnings.max()
    }

    /// True if a counter appeared in the window without its process being known to have begun.
    var needsEarlierSamples: Bool { sides.joined().contains(where: isOfUnknownAge) }

    /// The processes of counters that appeared in the window, which are not known to have begun.
    var processesOfUnknownAge: Set<Series.Target> {
        Set(sides.joined().filter(isOfUnknownAge).compactMap(\.process))
    }

    private func isOfUnknownAge(_ counter: Counter) -> Bool {
        guard let first = counter.first else { return false }
        return first.at > start && !lives.isKnownToHaveBegun(counter.process, by: first.at)
    }
}
