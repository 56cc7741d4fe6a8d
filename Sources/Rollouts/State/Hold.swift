package import Values

/// A stop that lasts until it is released or expires.
package struct Hold: Hashable, Codable, Sendable {
    package let id: String
    package let owner: String
    package internal(set) var reason: String
    package let since: Instant
    package let expires: Instant?
    /// True if only a person may release it: it follows a rollback or a tripped no-go.
    package let needsPerson: Bool
    /// The number of people that it takes to release it.
    package let peopleNeeded: Int
    /// The people who would release it, as long as they are not enough.
    package private(set) var releasedBy: [String] = []

    package init(
        id: String,
        owner: String,
        reason: String,
        since: Instant,
        expires: Instant? = nil,
        needsPerson: Bool = false,
        peopleNeeded: Int = 1
    ) {
        self.id = id
        self.owner = owner
        self.reason = reason
        self.since = since
        self.expires = expires
        self.needsPerson = needsPerson
        self.peopleNeeded = peopleNeeded
    }

    func agreed(by person: String) -> Self {
        var hold = self
        hold.releasedBy.append(person)
        return hold
    }
}

extension Hold {
    static let noGoPrefix = "no-go:"
    static let blindPrefix = "blind:"
    static let rollbackPrefix = "rollback-"

    /// True if the guard holds a rollout that it has not taken back.
    package var isOfGuardInStage: Bool {
        [Self.noGoPrefix, Self.blindPrefix].contains { id.hasPrefix($0) }
    }

    /// True if a rule worded the reason, and not a person.
    var isWordedByRules: Bool {
        owner == Actor.guardian.name || id.hasPrefix("loss-")
    }
}
