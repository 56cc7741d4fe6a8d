import PlanLanguage
import Rollouts
import Values

/// The rollout, the stage and the time for which evidence is gathered.
struct Occasion: Sendable {
    let rollout: String
    /// The live stage; nil before the first one.
    let stage: String?
    /// The time from which traffic counts, when the stage was entered or rolled back to.
    let since: Instant?
    let now: Instant

    func reading(_ check: Check, _ measurement: Measurement, at time: Instant? = nil) -> Reading {
        Reading(check: check.id, takenAt: time ?? now, measurement: measurement)
    }

    /// Returns the question that the measure puts to a source of that kind.
    func question(for measure: Measure, of kind: Source.Kind) throws(Unavailable) -> Question {
        switch kind {
        case .http, .command, .attestation: .everything
        case .prometheus:
            switch measure.quantity {
            case .value, .trials: Question(quantity: measure.quantity, window: nil)
            case .failures, .histogram, .samples, .canary, .groups, .trend:
                Question(
                    quantity: measure.quantity,
                    window: try window(measure.window),
                    unit: measure.unit
                )
            }
        }
    }

    /// Limits the window to the stage, as earlier traffic does not belong to it.
    private func window(_ window: Measure.Window?) throws(Unavailable) -> CounterWindow {
        switch window {
        case .last(let span):
            let start = now - span.duration
            return CounterWindow(start: max(start, since ?? start), end: now)
        case .stage, nil:
            guard let since else {
                throw .noData("no stage is live, so there is no time to count from")
            }
            return CounterWindow(start: since, end: now)
        }
    }
}

/// The period whose events are counted.
struct CounterWindow: Hashable, Sendable {
    let start: Instant
    let end: Instant

    /// Creates a window that is empty if `start` is after `end`, as after a clock was set back.
    init(start: Instant, end: Instant) {
        self.start = min(start, end)
        self.end = end
    }
}
