package import Values

/// A stop that lasts until it is released or expires.
package struct Hold: Hashable, Codable, Sendable {
    package let id: String
    package let owner: String
    /// The reason that was given; nil if none was.
    package internal(set) var reason: String?
    package private(set) var since: Instant
    package private(set) var expires: Instant?
    /// True if only a person may release it: it follows a rollback or a tripped no-go.
    package let needsPerson: Bool
    /// True if a person holds, which no program may release or shorten, whatever its name.
    package let isByPerson: Bool
    /// The number of people that it takes to release it.
    package let peopleNeeded: Int
    /// The people who would release it, as long as they are not enough.
    package private(set) var releasedBy: [String] = []
    /// The number among the holds of its kind, from 1; nil if its name has none, or one that counts
    /// holds of every kind.
    package let number: Int?

    package init(
        id: String,
        owner: String,
        reason: String?,
        since: Instant,
        expires: Instant? = nil,
        needsPerson: Bool = false,
        isByPerson: Bool = true,
        peopleNeeded: Int = 1,
        number: Int? = nil
    ) {
        self.id = id
        self.owner = owner
        self.reason = reason
        self.since = since
        self.expires = expires
        self.needsPerson = needsPerson
        self.isByPerson = isByPerson
        self.peopleNeeded = peopleNeeded
        self.number = number
    }

    /// Returns the hold as it stands once the log's time is put right: it lasts no shorter.
    func dated(noLaterThan time: Instant) -> Self {
        guard since > time else { return self }
        var hold = self
        hold.expires = expires.map { time + ($0 - since) }
        hold.since = time
        return hold
    }

    func agreed(by person: String) -> Self {
        var hold = self
        hold.releasedBy.append(person)
        return hold
    }
}

extension Hold {
    /// The reason, or that none was given.
    package var reasonText: String { reason ?? Self.noReason }

    static let noReason = "no reason was given"
    static let noGoPrefix = "no-go:"
    static let blindPrefix = "blind:"

    /// True if the guard holds a rollout that it has not taken back.
    package var isOfGuardInStage: Bool {
        [Self.noGoPrefix, Self.blindPrefix].contains { id.hasPrefix($0) }
    }

    /// True if a rule worded the reason, and not a person.
    var isWordedByRules: Bool {
        owner == Actor.guardian.name || id.hasPrefix("loss-")
    }
}
