/// The customers that a stage reaches, and how they were found.
package struct SelectedCohort: Hashable, Sendable {
    /// The invited in the order of their invitation, those who stay in theirs, then the others in
    /// the order of the rollout.
    ///
    /// Without strata that is the order of their ranks. The first n of them are the cohort of n.
    package let members: [CustomerID]
    /// Members who were invited; they are the first.
    package let invitedCount: Int
    /// Customers that the list has, with those that are excluded.
    package let seen: Int
    /// Customers of the list that are excluded.
    package let excluded: Int
    /// Invited and excluded: not taken.
    package let excludedInvited: [CustomerID]
    /// Members of the cohort before who are excluded now and were not invited: not taken.
    package let excludedStaying: [CustomerID]
    /// Members of the cohort before whom the list no longer has.
    package let departed: [CustomerID]
    /// Without strata, those who are no members though they do not rank behind the cut, sorted:
    /// excluded customers and former members.
    ///
    /// As a flag's rule compares them, so that one who shares the cut's number counts as well.
    /// Empty with strata, and where there is no cut.
    package let passedOver: [CustomerID]
    /// Whether a customer who is neither a member nor passed over shares the cut's number, so that
    /// no flag's rule can tell them apart; false with strata.
    package let cutIsShared: Bool
    /// Customers of no named stratum, who are taken only if invited; 0 without strata.
    package let unplaced: Int
    /// How many customers were compared with each other, to find one that is there twice.
    ///
    /// No member is on the list twice, however long it is; of others this is certain only where
    /// this is as many as ``seen``.
    package let compared: Int
    /// One part for each stratum, in their order; without strata one part.
    package let parts: [Part]

    /// The members of one stratum.
    package struct Part: Hashable, Sendable {
        /// Nil where there are no strata.
        package let name: String?
        /// Members with the invited and those who stay.
        package let count: Int
        /// The rank of the last member that the order brings; nil where all of them are invited.
        ///
        /// Whoever does not rank behind it is a member, excluded or gone. Members who were invited
        /// can rank behind it, as can those who stay from a cohort of another salt or list.
        package let cut: CohortRank?
    }

    /// The rank that tells members from others, but for the invited, those who stay and those who
    /// were passed over; nil where no single one does.
    package var soleCut: CohortRank? {
        parts.count == 1 && parts[0].name == nil && !cutIsShared ? parts[0].cut : nil
    }

    /// See ``Swift/Array/digest``.
    package var digest: String { members.digest }
}
