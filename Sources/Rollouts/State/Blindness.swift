package import Values

/// The time since which nobody can see a no-go condition.
package struct Blindness: Hashable, Codable, Sendable {
    /// The clock's reading at the first look that found nothing.
    package let since: Instant
    /// True once people were told.
    package internal(set) var isTold: Bool

    package init(since: Instant, isTold: Bool = false) {
        self.since = since
        self.isTold = isTold
    }
}

extension State {
    /// Takes the checks that nobody could see in a look; whatever was told of them stays told.
    mutating func take(unseen: [String: Instant]) {
        let before = blind
        blind = Dictionary(
            uniqueKeysWithValues: unseen.map { check, since in
                (check, Blindness(since: since, isTold: before[check]?.isTold ?? false))
            }
        )
    }
}
