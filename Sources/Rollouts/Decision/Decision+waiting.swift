extension Decision {
    /// True if it is refused for reasons that time alone removes: nobody has to act.
    ///
    /// A source that fails may answer the next time; how often that is tried is the caller's
    /// business.
    package func isMendedByTime(sourcesMayAnswer: Bool) -> Bool {
        !obstacles.isEmpty && [.held, .notYet, .sourceFailed].contains(outcome)
            && obstacles.allSatisfy { obstacle in
                obstacle.isTemporary || sourcesMayAnswer && obstacle.rule == .sourceFailed
            }
    }

    /// True if an evidence source is among the reasons of a refusal.
    package var lacksSource: Bool { obstacles.contains { $0.rule == .sourceFailed } }
}
