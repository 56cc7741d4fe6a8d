package import Cohorts

/// A cohort that an entry has frozen.
package struct FrozenCohort: Hashable, Codable, Sendable {
    /// The entry that froze it: an advance, or a rollback that restored a part.
    package let entry: Int
    package var members: ListDigest
    package var passedOver: ListDigest

    package init(entry: Int, members: ListDigest, passedOver: ListDigest) {
        self.entry = entry
        self.members = members
        self.passedOver = passedOver
    }
}

/// A list of customers, identified by its size and its digest.
package struct ListDigest: Hashable, Codable, Sendable {
    package let count: Int
    /// The SHA-256 of the ids in the order of their bytes, each followed by a newline; hexadecimal.
    package let digest: String

    package init(of ids: [CustomerID]) {
        count = ids.count
        digest = ids.digest
    }
}
