import Rollouts

extension Rules {
    @Sendable static func measuresAskOneThing(_ plan: PlanDocument) -> [Finding] {
        plan.checks.compactMap(\.measure.value).flatMap { measure in
            if measure.quantities.count == 1, let half = measure.half {
                return [Finding.half(half.written, half.missing, at: measure.at)]
            }
            return measure.quantities.count == 1 ? [] : [.notOneQuantity(measure)]
        }
    }
}

extension Finding {
    fileprivate static func half(
        _ written: String,
        _ missing: String,
        at location: Location
    ) -> Self {
        .error("\(written.quoted) also needs \(missing.quoted)", at: location)
    }

    fileprivate static func notOneQuantity(_ measure: MeasureDocument) -> Self {
        let kinds = Measure.Quantity.Name.allCases.map(\.traits.text)
        let found = measure.quantities.map(\.traits.text).joined(separator: " and ")
        return .error(
            "measure one of \(kinds.dropLast().joined(separator: ", ")), or \(kinds.last ?? "")"
                + (found.isEmpty ? "" : ", not \(found)"),
            at: measure.at
        )
    }
}
