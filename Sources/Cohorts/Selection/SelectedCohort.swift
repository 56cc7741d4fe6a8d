/// The customers that a stage reaches, with the numbers of their selection.
package struct SelectedCohort: Hashable, Sendable {
    /// The invited in the order of their invitation, those who stay in theirs, then the others in
    /// the order of the rollout.
    ///
    /// Without strata that is the order of their ranks. The first n of them are the cohort of size
    /// n.
    package let members: [CustomerID]
    /// The number of invited members, who come first.
    package let invitedCount: Int
    /// The number of customers in the list, including the excluded.
    package let seen: Int
    /// The number of excluded customers in the list.
    package let excluded: Int
    /// Customers both invited and excluded, who are not taken.
    package let excludedInvited: [CustomerID]
    /// Members of the previous cohort who are now excluded and not invited; they are not taken.
    package let excludedStaying: [CustomerID]
    /// Members of the previous cohort missing from the list.
    package let departed: [CustomerID]
    /// Excluded customers and former members who do not rank behind the cut, sorted.
    ///
    /// Ranks are compared as in a flag's rule, so a customer who shares the cut's number is
    /// included. Empty with strata, and if there is no cut.
    package let passedOver: [CustomerID]
    /// True if a customer who is neither a member nor passed over shares the cut's number.
    ///
    /// No flag's rule can distinguish the two then. False with strata.
    package let cutIsShared: Bool
    /// The number of customers outside the named strata, who are taken only if invited; 0 without
    /// strata.
    package let unplaced: Int
    /// The number of customers compared to find repeated ones.
    ///
    /// No member is on the list twice, however long it is; for other customers this is certain only
    /// if this number equals ``seen``.
    package let compared: Int
    /// One part for each stratum, in their order; a single part without strata.
    package let parts: [Part]
    /// The units in numbers; nil if customers are taken one by one.
    package var units: UnitCounts?

    /// The members of one stratum.
    package struct Part: Hashable, Sendable {
        /// The stratum's name; nil without strata.
        package let name: String?
        /// The number of members, including the invited and those who stay.
        package let count: Int
        /// The rank of the last member taken in order; nil if all members are invited.
        ///
        /// Every customer who does not rank behind it is a member, excluded or gone. Invited
        /// members can rank behind it, as can those who stay from a cohort of another salt or list.
        package let cut: CohortRank?
    }

    /// Returns the same for a cohort of everybody, also of those who are not listed, but for some.
    package func everybody(but excluded: [CustomerID]) -> Self {
        Self(
            members: members,
            invitedCount: invitedCount,
            seen: seen,
            excluded: self.excluded,
            excludedInvited: excludedInvited,
            excludedStaying: excludedStaying,
            departed: departed,
            passedOver: Set(excluded).sorted(),
            cutIsShared: false,
            unplaced: unplaced,
            compared: compared,
            parts: parts,
            units: units
        )
    }

    /// The single rank that separates members from others; nil if there is none.
    ///
    /// The invited, those who stay and those passed over are exceptions.
    package var soleCut: CohortRank? {
        parts.count == 1 && parts[0].name == nil && !cutIsShared ? parts[0].cut : nil
    }

    /// See ``Swift/Array/digest``.
    package var digest: String { members.digest }
}
