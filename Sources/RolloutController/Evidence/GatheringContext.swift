import Rollouts
package import Values

/// The folder, the rollout, the stage and the time for which evidence is gathered.
package struct GatheringContext: Sendable {
    /// The folder of the plan, which commands run in and files are relative to.
    package let folder: String
    package let rollout: String
    /// The live stage; nil before the first one.
    package let stage: String?
    /// The time from which traffic counts, when the stage was entered or rolled back to.
    package let since: Instant?
    package let now: Instant
    /// The secrets of the plan, which must not come back from anywhere.
    var secrets = PlanSecrets.none
    /// Takes the clocks that answers show.
    var heard = HeardClocks()

    func reading(
        _ check: Check,
        _ measurement: Measurement,
        at time: Instant? = nil,
        in window: CounterWindow? = nil,
        coveredSince: Instant? = nil
    ) -> Reading {
        Reading(
            check: check.id,
            takenAt: time ?? now,
            measurement: measurement,
            since: window?.start,
            coveredSince: coveredSince
        )
    }

    /// Returns the query that the measure sends to a source of that kind.
    ///
    /// A source that is not queried returns one document, in which each check finds its measure.
    func query(
        for measure: Measure,
        of kind: Source.Kind.Name
    ) throws(Unavailable) -> SourceQuery {
        guard kind.traits.isQueried else { return .everything }
        guard measure.quantity.name.traits.hasWindow else {
            return SourceQuery(quantity: measure.quantity, window: nil)
        }
        return SourceQuery(
            quantity: measure.quantity,
            window: try window(of: measure),
            unit: measure.unit,
            ignoring: measure.ignoring
        )
    }

    /// Limits the window to the stage, as earlier traffic does not belong to it.
    ///
    /// Counts begin on the window's grid, as the decision judges them by the place there.
    private func window(of measure: Measure) throws(Unavailable) -> CounterWindow {
        switch measure.window {
        case .last(let span):
            if measure.quantity.name.traits.isCounted, let since {
                return CounterWindow(start: WindowGrid(span).start(at: now, since: since), end: now)
            }
            let start = now - span.duration
            return CounterWindow(start: max(start, since ?? start), end: now)
        case .stage, nil:
            guard let since else {
                throw .noData("no stage is live, so there is no time to count from")
            }
            let start = since + (measure.after?.duration ?? .zero)
            if let after = measure.after, start >= now {
                throw .noData("the first \(after.text) are left out, up to \(start.minute)")
            }
            return CounterWindow(start: start, end: now)
        }
    }
}

/// The period whose events are counted.
package struct CounterWindow: Hashable, Sendable {
    package let start: Instant
    package let end: Instant

    /// Creates a window that is empty if `start` is after `end`, as after a clock was set back.
    init(start: Instant, end: Instant) {
        self.start = min(start, end)
        self.end = end
    }
}
