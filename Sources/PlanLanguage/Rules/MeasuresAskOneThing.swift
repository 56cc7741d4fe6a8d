extension Rules {
    @Sendable static func measuresAskOneThing(_ plan: PlanDocument) -> [Finding] {
        plan.checks.compactMap(\.measure.value).flatMap { measure in
            let halves = [("failures", measure.failures), ("total", measure.total)]
            let written = halves.filter(\.1.isWritten)
            if measure.quantities.count == 1, written.count == 1 {
                return [Finding.halfARatio(written[0].0, at: measure.at)]
            }
            return measure.quantities.count == 1 ? [] : [.notOneQuantity(measure)]
        }
    }
}

extension Finding {
    fileprivate static func halfARatio(_ half: String, at location: Location) -> Self {
        let other = half == "total" ? "failures" : "total"
        return .error("\(half.quoted) needs \(other.quoted) beside it", at: location)
    }

    fileprivate static func notOneQuantity(_ measure: MeasureDocument) -> Self {
        let found = measure.quantities.map(\.text).joined(separator: " and ")
        return .error(
            "measure one of value, trials, failures with total, or histogram"
                + (found.isEmpty ? "" : ", not \(found)"),
            at: measure.at
        )
    }
}
