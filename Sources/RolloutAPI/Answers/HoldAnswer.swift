package import Rollouts
package import Values

package struct HoldAnswer: Encodable {
    package let id: String
    package let owner: String
    /// Null if none was given.
    package let reason: Nullable<String>
    package let since: Instant
    package let expires: Nullable<Instant>
    package let needsPerson: Bool
    package let peopleNeeded: Int
    /// The people who would release it, as long as they are not enough.
    package let releasedBy: [String]

    package init(_ hold: Hold) {
        id = hold.id
        owner = hold.owner
        reason = Nullable(hold.reason)
        since = hold.since
        expires = Nullable(hold.expires)
        needsPerson = hold.needsPerson
        peopleNeeded = hold.peopleNeeded
        releasedBy = hold.releasedBy
    }
}
