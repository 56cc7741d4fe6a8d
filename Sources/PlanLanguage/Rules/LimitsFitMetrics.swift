import Rollouts
import Values

extension Rules {
    /// Requires that a limit has the unit that its metric's name says, or none.
    ///
    /// A limit with a unit is converted to seconds, bytes or a share, and a metric in milliseconds
    /// is not: `> 1s` would be met by 2 ms. Nothing is converted silently, as a name may mislead; a
    /// limit without a unit is compared as it is, and says so in the plan.
    @Sendable static func limitsFitMetrics(_ plan: PlanDocument) -> [Finding] {
        let kinds = plan.sourceKinds
        return plan.checks.compactMap { check in
            guard let measure = check.measure.value, let require = check.require.value,
                let limit = require.perHour.located ?? require.limit,
                let source = measure.from.value.flatMap({ kinds[$0]?.kindName }),
                let metric = measure.metric, let unit = metric.unit(from: source)
            else { return nil }
            return finding(for: limit, of: metric, unit)
        }
    }

    private static func finding(
        for limit: Located<Limit>,
        of metric: String,
        _ unit: MetricUnit
    ) -> Finding? {
        guard let dimension = limit.value.dimension else {
            return unit.isUnreachable(limit.value) ? .alwaysWithin(limit, metric) : nil
        }
        if dimension != unit.dimension { return .otherDimension(limit, dimension, metric, unit) }
        return unit.factor == 1 ? nil : .otherUnit(limit, metric, unit)
    }
}

extension String {
    /// The unit of a query, or of a JSON pointer or a name.
    fileprivate func unit(from source: Source.Kind.Name) -> MetricUnit? {
        source.traits.hasHistory ? PromQLExpression(self)?.unit : MetricUnit(of: self)
    }
}

extension Limit {
    /// The dimension of the written unit; nil without one.
    fileprivate var dimension: MetricUnit.Dimension? {
        switch text.last {
        case "%": .share
        case "s", "m", "h", "d": .time
        case "B": .size
        case _: nil
        }
    }
}

extension MetricUnit {
    /// The number of this unit as a limit is written, rounded: 0.3 s is 300 ms, and not
    /// 299.99999999999994.
    fileprivate func number(_ base: Double) -> String {
        let number = base / factor
        let rounded = number.magnitude < 1e6 ? (number * 1e9).rounded() / 1e9 : number.rounded()
        return rounded.magnitude < 1e15
            ? Int(exactly: rounded).map { "\($0)" } ?? "\(rounded)" : "\(number)"
    }

    /// True for a plain limit that every ratio keeps: as it is from 0 to 1, percent were meant.
    fileprivate func isUnreachable(_ limit: Limit) -> Bool {
        dimension == .share && factor == 1 && limit.isUpper && limit.number > 1
    }
}

extension Finding {
    fileprivate static func otherUnit(
        _ limit: Located<Limit>,
        _ metric: String,
        _ unit: MetricUnit
    ) -> Self {
        let plain = limit.value.comparison.rawValue + " " + unit.number(limit.value.number)
        return .error(
            "\(metric.quoted) is in \(unit.name) by its name, and \(limit.value.text) would be"
                + " compared as \(limit.value.number.plain); write \"\(plain)\"",
            at: limit.at
        )
    }

    fileprivate static func otherDimension(
        _ limit: Located<Limit>,
        _ dimension: MetricUnit.Dimension,
        _ metric: String,
        _ unit: MetricUnit
    ) -> Self {
        .error(
            "\(metric.quoted) is in \(unit.name) by its name, and \(limit.value.text) is"
                + " \(dimension.rawValue); write the limit as a number without a unit",
            at: limit.at
        )
    }

    fileprivate static func alwaysWithin(_ limit: Located<Limit>, _ metric: String) -> Self {
        .warning(
            "\(metric.quoted) is a ratio by its name, from 0 to 1, which is always"
                + " \(limit.value.text); if percent are meant, write"
                + " \"\(limit.value.text)%\"",
            at: limit.at
        )
    }
}
