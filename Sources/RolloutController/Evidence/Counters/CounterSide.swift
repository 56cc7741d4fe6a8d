import PlanLanguage
import Rollouts
import Values

/// The series of one metric that are counted together, by the selectors that select them.
///
/// Counters of different metrics are never compared with each other: they may grow alike, and are
/// no copies for it.
struct CounterSide: Sendable {
    let metric: String
    let selectors: [String]
    /// The end of the complaint if a selector selects nothing.
    let advice: String

    /// Returns the sides of a sum, each with all selectors of its metric.
    static func sides(of sum: CounterSum, advice: String = "") -> [Self] {
        var sides: [Self] = []
        for term in sum.terms {
            let metric = Selector(term)?.metric ?? term
            let index = sides.firstIndex { $0.metric == metric }
            let known = index.map { sides[$0].selectors } ?? []
            let side = Self(metric: metric, selectors: known + [term], advice: advice)
            if let index { sides[index] = side } else { sides.append(side) }
        }
        return sides
    }
}

extension [CounterSide] {
    /// Returns the series of each side, given those of each selector.
    ///
    /// A series that several selectors of a side select is one.
    func merging(_ bySelector: [[Series]]) -> [[Series]] {
        var rest = bySelector[...]
        return map { side in
            let own = rest.prefix(side.selectors.count)
            rest = rest.dropFirst(side.selectors.count)
            guard own.count > 1 else { return own.first ?? [] }
            return own.flatMap(\.self).joined
        }
    }

    /// Returns the complaint on the last selector that selects nothing; nil if each selects a
    /// series with a sample.
    ///
    /// A part of a sum that is not there is not 0.
    func complaint(on bySelector: [[Series]]) -> Unavailable? {
        let selectors = flatMap { side in side.selectors.map { ($0, side.advice) } }
        return zip(selectors, bySelector).reversed().first { $0.1.newest == nil }
            .map { .noData("no series for \($0.0.0)\($0.0.1)") }
    }
}
