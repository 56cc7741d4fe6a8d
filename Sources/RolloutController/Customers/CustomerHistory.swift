package import Rollouts
package import Values

/// A customer's past in a rollout: each decision that gave, left or took them the release.
package struct CustomerHistory: Sendable {
    package let steps: [Step]

    package init(_ steps: [Step]) {
        self.steps = steps
    }

    /// A decision that changed who has the release, as far as it concerns the customer.
    package struct Step: Sendable {
        package let entry: Int
        package let time: Instant
        package let actor: Actor
        /// The entry's kind.
        package let kind: String
        /// The stage or phase after it.
        package let stage: String
        package let effect: Effect
        /// The reason that was given with it; nil if none was.
        package let reason: String?
    }

    package enum Effect: Hashable, Sendable {
        /// Given to the customer, at a place on the stage's list; nil if everybody has it, and the
        /// customer is not listed.
        case gained(Place?)
        case kept(Place?)
        /// Taken back from the customer, with others or with all.
        case rolledBack
        /// Excluded, or no longer on the list of customers, when a stage was entered.
        case leftOut(hadIt: Bool)
        /// The plan listed no customers, so that nobody knows.
        case unknown

        /// True if the customer has the release from there on; nil if nobody knows.
        package var hasRelease: Bool? {
            switch self {
            case .gained, .kept: true
            case .rolledBack, .leftOut: false
            case .unknown: nil
            }
        }

        package var place: Place? {
            switch self {
            case .gained(let place), .kept(let place): place
            case .rolledBack, .leftOut, .unknown: nil
            }
        }
    }

    /// The place on a stage's list, which is in the order of the ranks, the invited first.
    package struct Place: Hashable, Sendable {
        /// From 1.
        package let number: Int
        package let count: Int
        package let isInvited: Bool
    }

    /// A time without interruption in which the customer had the release.
    package struct Period: Sendable {
        package let start: Step
        /// Nil while it goes on.
        package let end: Step?
    }

    package var periods: [Period] {
        var periods: [Period] = []
        var start: Step?
        for step in steps {
            if step.effect.hasRelease == true {
                start = start ?? step
            } else if let begun = start {
                periods.append(Period(start: begun, end: step))
                start = nil
            }
        }
        return periods + (start.map { [Period(start: $0, end: nil)] } ?? [])
    }

    /// The step since which the customer has the release without interruption; nil if not now.
    package var since: Step? { periods.last.flatMap { $0.end == nil ? $0.start : nil } }
}
