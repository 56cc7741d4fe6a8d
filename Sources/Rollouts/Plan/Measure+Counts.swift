extension Measure {
    /// The beginning of the counts that a source without history answers with.
    package enum Counts: String, Codable, Sendable, CaseIterable {
        /// The source counts since the stage began, at the time that it is told.
        case sinceStage
        /// The source counts since its own process started.
        ///
        /// Its totals are compared with those read when the stage began.
        case sinceStart
    }
}

extension Source.Kind.Traits {
    /// Returns true if the source answers with a running count whose beginning only its author
    /// knows.
    package func leavesOpenSince(_ quantity: Measure.Quantity.Name) -> Bool {
        isAsked && !hasHistory && quantity.traits.isCounted && answers.contains(quantity)
    }

    /// Returns the beginning that is assumed of a count that says nothing of it.
    ///
    /// Failures are compared with those of the stage's beginning, which is right of totals and
    /// takes nothing from counts that begin there. Groups are of an experiment, and taken whole.
    package func standardCounts(of quantity: Measure.Quantity.Name) -> Measure.Counts? {
        leavesOpenSince(quantity) && quantity.traits.isTraffic ? .sinceStart : nil
    }
}

extension Check {
    /// True if its totals are compared with those of the beginning of its stage.
    package var comparesTotals: Bool { measure.counts == .sinceStart }
}
