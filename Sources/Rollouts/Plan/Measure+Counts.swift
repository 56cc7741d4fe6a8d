extension Measure {
    /// The beginning of the counts that a source without history answers with.
    package enum Counts: String, Codable, Sendable {
        /// The source counts since the stage began, at the time that it is told.
        case sinceStage
        /// The source counts since its own process started.
        ///
        /// Its totals are compared with those read when the stage began.
        case sinceStart
        /// The plan leaves it open.
        ///
        /// Answers are taken for totals since the source's process started as long as they may be
        /// that; those that never change since the rollout began are taken as they are.
        case unstated
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
    /// Groups are of an experiment, and taken whole.
    package func standardCounts(of quantity: Measure.Quantity.Name) -> Measure.Counts? {
        leavesOpenSince(quantity) && quantity.traits.isTraffic ? .unstated : nil
    }
}

extension Check {
    /// True if its totals are compared with those of the beginning of its stage.
    package var comparesTotals: Bool { measure.comparesTotals }
}

extension Measure {
    /// True if its totals are compared with those of the beginning of its stage.
    package var comparesTotals: Bool {
        switch counts {
        case .sinceStart, .unstated: true
        case .sinceStage, nil: false
        }
    }
}

extension Measure.Counts: CaseIterable {
    /// The words that a plan may say.
    package static let allCases: [Self] = [.sinceStage, .sinceStart]
}
