package import Values

/// A query for the entries that meet every condition; within a list, one match suffices.
package struct EntryQuery: Hashable, Sendable {
    package var rollout: String?
    package var kinds: [String]
    package var actors: [String]
    /// Stages that the entry concerns.
    package var stages: [String]
    /// Inclusive at both ends.
    package var since: Instant?
    package var until: Instant?
    /// Literal texts that must all occur in the entry's search text, ignoring case; no character is
    /// a wildcard.
    package var words: [String]

    package init(
        rollout: String? = nil,
        kinds: [String] = [],
        actors: [String] = [],
        stages: [String] = [],
        since: Instant? = nil,
        until: Instant? = nil,
        words: [String] = []
    ) {
        self.rollout = rollout
        self.kinds = kinds
        self.actors = actors
        self.stages = stages
        self.since = since
        self.until = until
        self.words = words
    }
}
