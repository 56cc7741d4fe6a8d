import Rollouts

extension Rules {
    /// Warns of a running count that does not say when it began, where its source cannot be asked.
    ///
    /// The totals of a process's whole life look like the counts of the stage, and hide a failing
    /// one among a million requests from before it; so they are taken for totals once they change.
    @Sendable static func countsHaveABeginning(_ plan: PlanDocument) -> [Finding] {
        let kinds = plan.sourceKinds
        return plan.checks.compactMap(\.measure.value).compactMap { measure in
            guard let name = measure.from.value, let source = kinds[name]?.kindName,
                let quantity = measure.quantity
            else { return nil }
            let isOpen = source.traits.leavesOpenSince(quantity)
            guard let word = measure.counts.at else {
                let isAssumed = source.traits.standardCounts(of: quantity) != nil
                return isAssumed ? .noBeginning(name, measure.at) : nil
            }
            guard !isOpen else { return nil }
            return quantity.isRunning
                ? .knownBeginning(source, at: word) : .noCount(quantity, at: word)
        }
    }
}

extension Measure.Quantity.Name {
    /// True for a count that some source answers without saying when it began.
    fileprivate var isRunning: Bool {
        Source.Kind.Name.allCases.contains { $0.traits.leavesOpenSince(self) }
    }
}

extension Finding {
    fileprivate static func noBeginning(_ source: String, _ location: Location) -> Self {
        .warning(
            "since when does \(source.quoted) count? write \"counts: sinceStart\" if since its "
                + "process started, or \"counts: sinceStage\" if since the stage began, as it is "
                + "told in SLUICE_SINCE or the header Sluice-Since; without it, its totals are "
                + "compared with those of the stage's beginning, and taken as they are if they "
                + "never change",
            at: location
        )
    }

    fileprivate static func knownBeginning(
        _ source: Source.Kind.Name,
        at location: Location
    ) -> Self {
        let reason =
            source.traits.hasHistory ? "is asked for a window" : "answers no running counts"
        let key = "counts".quoted
        return .error(
            "leave \(key) out: \(source.rawValue) \(reason)",
            at: location
        )
    }

    fileprivate static func noCount(
        _ quantity: Measure.Quantity.Name,
        at location: Location
    ) -> Self {
        let running = Measure.Quantity.Name.allCases.filter(\.isRunning).map(\.traits.text)
            .joined(separator: ", ")
        return .error(
            "\(quantity.traits.text) is no running count; those are: \(running)",
            at: location
        )
    }
}
