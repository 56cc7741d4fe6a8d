package import Values

/// A stop that lasts until it is released or expires.
package struct Hold: Hashable, Codable, Sendable {
    package let id: String
    package let owner: String
    /// The reason that was given; nil if none was.
    package internal(set) var reason: String?
    package let since: Instant
    package let expires: Instant?
    /// True if only a person may release it: it follows a rollback or a tripped no-go.
    package let needsPerson: Bool
    /// True if a person holds, which no program may release or shorten, whatever its name.
    package let isByPerson: Bool

    package init(
        id: String,
        owner: String,
        reason: String?,
        since: Instant,
        expires: Instant? = nil,
        needsPerson: Bool = false,
        isByPerson: Bool = true
    ) {
        self.id = id
        self.owner = owner
        self.reason = reason
        self.since = since
        self.expires = expires
        self.needsPerson = needsPerson
        self.isByPerson = isByPerson
    }
}

extension Hold {
    /// The reason, or that none was given.
    package var reasonText: String { reason ?? Self.noReason }

    static let noReason = "no reason was given"

    /// True if a rule worded the reason, and not a person.
    var isWordedByRules: Bool {
        owner == Actor.guardian.name || id.hasPrefix("loss-")
    }
}
