extension PromQLExpression {
    /// The unit of the expression's result, where its metrics' names say it.
    ///
    /// Nil if it is calculated with, as in `x_ms / 1000`, unless it is an average of the form
    /// `x_ms_sum / x_ms_count`; if its metrics differ in it; and if a function changes it.
    var unit: MetricUnit? {
        var measured = selectors.compactMap(\.metric)
        guard measured.count == selectors.count, !measured.isEmpty else { return nil }
        if operators == ["/"], measured.count == 2, measured[0].hasSuffix("_sum"),
            measured[1].hasSuffix("_count")
        {
            measured.removeLast()
            return functions.allSatisfy { Self.isKeeping($0, isAverage: true) }
                ? MetricUnit(of: measured[0]) : nil
        }
        let isOfBounds = functions.contains("histogram_quantile")
        let isKept = functions.allSatisfy { Self.isKeeping($0, isAverage: isOfBounds) }
        guard isKept, operators.allSatisfy({ ["+", "-"].contains($0) }) else { return nil }
        let units = Set(measured.map { MetricUnit(of: $0) })
        return units.count == 1 ? units.first ?? nil : nil
    }

    /// A rate has another unit, but not where two rates are divided, nor in a quantile of buckets.
    private static func isKeeping(_ function: String, isAverage: Bool) -> Bool {
        isAverage && ["rate", "irate"].contains(function) || keeping.contains(function)
    }

    private static let keeping: Set<String> = [
        "sum", "avg", "min", "max", "quantile", "topk", "bottomk", "limitk", "abs", "ceil", "floor",
        "round", "clamp", "clamp_max", "clamp_min", "sort", "sort_desc", "scalar", "vector",
        "increase", "delta", "idelta", "avg_over_time", "min_over_time", "max_over_time",
        "sum_over_time", "quantile_over_time", "last_over_time", "label_replace", "label_join",
        "histogram_quantile", "stddev", "stddev_over_time", "start", "end",
    ]
}
