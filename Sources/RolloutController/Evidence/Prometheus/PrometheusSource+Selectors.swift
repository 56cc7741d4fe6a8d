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
        let kind = quantity.name == .histogram ? "histogram" : "metric"
        return try quantity.convertingSelectors { (text) throws(Unavailable) in
            guard let selector = Selector(text), selector.isOfSamples, !selector.isShifted,
                selector.metric != nil
            else { throw .sourceFailed("\(text) is not a \(kind)'s name, with labels or without") }
            return selector.text
        }
    }
}
