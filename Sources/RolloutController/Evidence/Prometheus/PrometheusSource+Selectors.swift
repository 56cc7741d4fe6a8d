import PlanLanguage
import Rollouts

extension PrometheusSource {
    /// Returns the quantity with its selectors as queries may contain them: a comment at the end
    /// would comment out what is added.
    ///
    /// A selector that is moved to another time is refused: its samples are not of the window.
    static func selected(
        _ quantity: Measure.Quantity
    ) throws(Unavailable) -> Measure.Quantity {
        switch quantity {
        case .value, .trials: return quantity
        case .failures(let failures, let total):
            return .failures(try selector(failures), total: try selector(total))
        case .histogram(let name): return .histogram(try selector(name, of: "histogram"))
        case .samples(let gauge): return .samples(try selector(gauge))
        case .canary(let canary, let control):
            return .canary(try selector(canary), control: try selector(control))
        case .groups(let groups):
            var selectors: [String: String] = [:]
            for (name, group) in groups { selectors[name] = try selector(group) }
            return .groups(selectors)
        case .trend(let gauge): return .trend(try selector(gauge))
        }
    }

    private static func selector(
        _ text: String,
        of kind: String = "metric"
    ) throws(Unavailable) -> String {
        guard let selector = Selector(text), selector.isOfSamples, !selector.isShifted,
            selector.metric != nil
        else { throw .sourceFailed("\(text) is not a \(kind)'s name, with labels or without") }
        return selector.text
    }
}
