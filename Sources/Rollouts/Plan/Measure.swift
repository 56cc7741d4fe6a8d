package import Values

/// What a check asks of a source.
package struct Measure: Hashable, Sendable {
    /// The source's name in the plan.
    package let source: String
    package let quantity: Quantity
    /// How far back counters are read; nil for a value or a finished campaign.
    package let window: Window?
    /// The label whose values are counted instead of requests.
    ///
    /// With `user` it is the users who met at least one failure: requests of one user are not
    /// independent of each other, users are.
    package let unit: String?

    package init(
        source: String,
        quantity: Quantity,
        window: Window? = nil,
        unit: String? = nil
    ) {
        self.source = source
        self.quantity = quantity
        self.window = window
        self.unit = unit
    }

    package enum Quantity: Hashable, Sendable {
        /// One number: a query, a JSON pointer or a name, as the source understands it.
        case value(String)
        /// A campaign's successes and failures.
        case trials(String)
        /// Two counters: how many failed, out of how many.
        case failures(String, total: String)
        /// A histogram of durations or sizes, read bucket by bucket.
        case histogram(String)
        /// Many single values: the durations of some requests.
        case samples(String)
        /// The values of the version that is let through, and of the one beside it.
        case canary(String, control: String)
        /// Counters of the groups that traffic or users are split into, by the group's name.
        case groups([String: String])
        /// A gauge over time.
        case trend(String)
    }

    package enum Window: Hashable, Sendable {
        /// Since the stage began.
        case stage
        case last(Span)
    }
}
