import Rollouts
import Values

extension CheckHistory {
    /// The limit on the plotted value, in words.
    var limitText: String { placed.check.require.plottedLimitText }

    /// A description of the plot in words.
    var description: String {
        let counts = Marker.allCases.compactMap { marker in
            let count = points.count { Marker($0.verdict) == marker }
            return count > 0 ? "\(count.grouped) \(marker.word)" : nil
        }
        let sentences = [
            "\(plottedCount), limit \(limitText): \(counts.joined(separator: ", "))",
            points.last.map { "The last: \($0.told)" },
            points.contains { $0.band != nil } ? "The band is \(bandText)" : nil,
        ]
        return sentences.compactMap { $0 }.joined(separator: ". ") + "."
    }

    /// A description of the band in words; requires that there is one.
    var bandText: String {
        let confidence = placed.check.require.traits.confidence.map { "\($0.percent) " } ?? ""
        let holds = placed.check.isOfOneLook ? "for one look" : "which holds at every look"
        return "the \(confidence)confidence band, \(holds)"
    }

    /// The text `12 readings`, with the number of plotted ones if not all are.
    var plottedCount: String {
        let count = "\(readingCount.grouped) \(readingCount == 1 ? "reading" : "readings")"
        return points.count == readingCount ? count : "\(points.count.grouped) of \(count)"
    }

    /// The numbers that the value axis must include.
    ///
    /// A band of few trials reaches up to 100% and would flatten everything else, so the axis
    /// includes it only up to two and a half times the other values.
    var plottedRange: ClosedRange<Double> {
        let shown = points.compactMap(\.value) + points.map(\.limit)
        guard let least = shown.min(), let most = shown.max() else { return 0...1 }
        let band = points.compactMap(\.band?.upperBound).max() ?? most
        let upper = max(most, min(band, most * 2.5))
        let isFarFromZero = least > 0 && upper - least < upper / 10 && upper > least
        return min(isFarFromZero ? least : 0, least)...max(upper, least, 0)
    }
}

extension CheckHistory.Point {
    /// The reading in one line.
    var told: String {
        let measured = text ?? detail ?? "nothing measured"
        let word = Marker(verdict).word
        return "\(time.minute), \(stage), entry \(entry): \(measured), \(word)"
    }
}

extension Check {
    /// True if the check's test is valid for one look only, and wrong too often if repeated.
    fileprivate var isOfOneLook: Bool {
        require.traits.isOfOneLook || measure.quantity.name == .samples
    }
}
