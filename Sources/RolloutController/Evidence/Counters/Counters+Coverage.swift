import Values

extension Counters {
    /// The time from which every process that is there now is covered.
    ///
    /// Nil if all are covered from the window's beginning, or from their own. Retention, a new
    /// Prometheus or a target added later leave a part of the window unseen.
    var coveredSince: Instant? { firstSights.values.max() }

    /// The first scrapes of processes that are there now, were not seen from the window's
    /// beginning, and are not known to have begun then.
    static func firstSights(
        of counters: [Counter],
        since start: Instant,
        lives: ProcessLives
    ) -> [Series.Target?: Instant] {
        let end = counters.compactMap(\.last?.at).max() ?? start
        var sights: [Series.Target?: Instant] = [:]
        for (process, counters) in Dictionary(grouping: counters, by: \.process) {
            guard let first = counters.compactMap(\.first?.at).min(), first - start > gapMax,
                let last = counters.compactMap(\.last?.at).max(), end - last <= gapMax,
                !lives.isKnownToHaveBegun(process, by: first)
            else { continue }
            sights[process] = first
        }
        return sights
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
