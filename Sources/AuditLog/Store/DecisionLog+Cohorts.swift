package import Cohorts
package import Rollouts

/// The customers that an entry's digests cover.
///
/// They are stored beside the entries and not in them, so that a person can be forgotten.
package struct CohortList: Hashable, Sendable {
    /// In the rollout's order.
    package var members: [CustomerID]
    /// Customers that come before the cut but are not members.
    package var passedOver: [CustomerID]

    package init(members: [CustomerID], passedOver: [CustomerID]) {
        self.members = members
        self.passedOver = passedOver
    }
}

/// The number of places on an entry's lists, some of which may be empty.
package struct CohortLengths: Hashable, Sendable {
    package let members: Int
    package let passedOver: Int

    package init(members: Int, passedOver: Int) {
        self.members = members
        self.passedOver = passedOver
    }
}

extension DecisionLog {
    /// The customers that an entry has frozen, as listed now; empty if it froze none.
    ///
    /// Does not check them against the digests in the entries.
    package func cohortList(of entry: Int) throws -> CohortList {
        try read { rows in
            var list = CohortList(members: [], passedOver: [])
            try rows.forEachMember(ofEntry: entry) { role, text in
                let id = try Self.customer(text, entry)
                switch role {
                case .member: list.members.append(id)
                case .passedOver: list.passedOver.append(id)
                }
            }
            return list
        }
    }

    static func insert(
        _ list: CohortList,
        of entry: Int,
        _ rows: any WritableLogRows
    ) throws {
        try rows.insertMembers(list.members, .member, ofEntry: entry)
        try rows.insertMembers(list.passedOver, .passedOver, ofEntry: entry)
    }

    private static func customer(_ text: String, _ entry: Int) throws -> CustomerID {
        do throws(CustomerIDProblem) {
            return try CustomerID(text)
        } catch {
            throw LogError.damaged(
                place: "the list of entry \(entry)",
                underlying: String(describing: error)
            )
        }
    }
}

extension DecisionLog {
    package func cohortFindings(
        _ frozen: [Int: FrozenCohort],
        _ lengths: [Int: CohortLengths]
    ) throws -> [Verification.Finding] {
        let listed = try read { try $0.entriesWithMembers() }
        let unknown = listed.filter { frozen[$0] == nil }.map {
            Verification.Finding.cohortDiffers(entry: $0)
        }
        return unknown
            + frozen.values.sorted { $0.entry < $1.entry }.filter { cohort in
                guard let list = try? cohortList(of: cohort.entry),
                    let found = try? read({ try $0.lengths(ofEntry: cohort.entry) }),
                    let length = lengths[cohort.entry], found.members <= length.members,
                    found.passedOver <= length.passedOver
                else { return true }
                return ListDigest(of: list.members) != cohort.members
                    || ListDigest(of: list.passedOver) != cohort.passedOver
            }.map { .cohortDiffers(entry: $0.entry) }
    }
}
