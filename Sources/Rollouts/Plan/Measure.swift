package import Values

/// The quantity that a check reads from a source.
package struct Measure: Hashable, Sendable {
    /// The source's name in the plan.
    package let source: String
    package let quantity: Quantity
    /// The time over which counters are read; nil for a value or a finished campaign.
    package let window: Window?
    /// The time at the beginning of each stage that is left out; nil if none is.
    package let after: Span?
    /// The label whose values are counted instead of requests.
    ///
    /// With `user` the users who met at least one failure are counted: requests of one user are not
    /// independent of each other, but users are.
    package let unit: String?
    /// Labels that name the scraper of a series, and not what it counts; sorted.
    package let ignoring: [String]
    /// The least part of the window that must be covered for a pass, from 0 to 1; nil stands for
    /// all of it.
    package let coverage: Double?
    /// The beginning of the counts; nil for a source that knows when each event was, and for what
    /// is no count.
    package let counts: Counts?

    package init(
        source: String,
        quantity: Quantity,
        window: Window? = nil,
        after: Span? = nil,
        unit: String? = nil,
        ignoring: [String] = [],
        coverage: Double? = nil,
        counts: Counts? = nil
    ) {
        self.source = source
        self.quantity = quantity
        self.window = window
        self.after = after
        self.unit = unit
        self.ignoring = ignoring.sorted()
        self.coverage = coverage
        self.counts = counts
    }

    package enum Window: Hashable, Sendable {
        /// The time since the stage began.
        case stage
        case last(Span)
    }
}
