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
}

extension Check {
    /// True if its totals are compared with those of the beginning of its stage.
    package var comparesTotals: Bool { measure.counts == .sinceStart }
}
