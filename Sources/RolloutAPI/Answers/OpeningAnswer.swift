package import Rollouts
package import Values

/// The JSON form of a time in which a plan's freezes and times to advance in let it advance.
package struct OpeningAnswer: Encodable {
    package let from: Instant
    /// The first moment after it; null if it is not known.
    package let to: Nullable<Instant>
    /// Both ends as the clocks of the plan's zone show them; null for ends that are in UTC.
    package let localFrom: Nullable<String>
    package let localTo: Nullable<String>

    package init(_ opening: Opening) {
        from = opening.from.at
        to = Nullable(opening.to?.at)
        localFrom = Nullable(opening.from.local)
        localTo = Nullable(opening.to?.local)
    }
}
