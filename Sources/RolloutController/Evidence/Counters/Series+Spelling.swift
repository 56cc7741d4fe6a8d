import Rollouts
import Values

extension Series {
    /// Labels that hold a number, which has more than one spelling: `le="1"` and `le="1.0"`.
    static let numberLabels = ["le", "quantile"]

    /// The labels with numbers in one spelling, and without those that are to be ignored.
    fileprivate func spelled(ignoring: Set<String>) -> [String: String] {
        var labels = labels.filter { !ignoring.contains($0.key) }
        for key in Self.numberLabels {
            guard let number = labels[key].flatMap(Double.init), !number.isNaN else { continue }
            labels[key] = "\(number)"
        }
        return labels
    }
}

extension [Series] {
    /// Puts the series that are one by their labels together.
    ///
    /// Series that differ only in the spelling of a number, or in an ignored label, are samples of
    /// one counter. Two scrapers' clocks differ a little, so a lower value that only one of them
    /// saw is no restart.
    ///
    /// - Throws: ``Unavailable`` if two of them were there at once and did not grow alike: they
    ///   count different things, and one would hide the other.
    func spelledAlike(ignoring: Set<String> = []) throws(Unavailable) -> [Series] {
        let alike = Dictionary(grouping: self) { $0.spelled(ignoring: ignoring) }
        var joined: [Series] = []
        for (labels, parts) in alike {
            guard parts.count > 1 else {
                joined.append(Series(labels: labels, samples: parts[0].samples))
                continue
            }
            for (index, part) in parts.enumerated() {
                for other in parts[(index + 1)...] {
                    let (one, two) = (try Counter(part), try Counter(other))
                    guard one.isLike(two) != .different else { throw .differing(part, other) }
                }
            }
            joined.append(Series(labels: labels, samples: parts.map(\.samples).merged))
        }
        // In one order, so that the same answer always gives the same reading.
        return joined.map { ($0.name, $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
}

extension Unavailable {
    fileprivate static func differing(_ one: Series, _ other: Series) -> Self {
        .sourceFailed(
            "{\(ForeignText(one.name).text)} and {\(ForeignText(other.name).text)} are one series "
                + "but for labels that are ignored, and do not grow alike"
        )
    }
}

extension [[Series.Sample]] {
    /// The samples of several views of one counter, in order.
    fileprivate var merged: [Series.Sample] {
        let inOrder = enumerated().flatMap { view, samples in samples.map { (view, $0) } }
            .sorted { ($0.1.at, $0.1.value) < ($1.1.at, $1.1.value) }
        var merged: [Series.Sample] = []
        var last: [Int: Double] = [:]
        for (view, sample) in inOrder {
            let isOwnFall = last[view].map { sample.value < $0 } ?? false
            last[view] = sample.value
            // A value that is no number stays, as it makes the series unusable.
            if let newest = merged.last, sample.value < newest.value, !isOwnFall { continue }
            if merged.last?.at == sample.at { merged.removeLast() }
            merged.append(sample)
        }
        return merged
    }
}
