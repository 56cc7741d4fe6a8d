/// The customers that a stage reaches, and how they were found.
package struct SelectedCohort: Hashable, Sendable {
    /// The invited in the order of their invitation, then the others in the order of the rollout.
    ///
    /// Without strata that is the order of their ranks. The first n of them are the cohort of n.
    package let members: [CustomerID]
    /// Customers that the list has, with those that are excluded.
    package let seen: Int
    /// Customers of the list that are excluded.
    package let excluded: Int
    /// Invited and excluded: not taken.
    package let excludedInvited: [CustomerID]
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
        /// Members with the invited.
        package let count: Int
        /// The rank of the last member; nil where all of them are invited.
        package let cut: CohortRank?
    }

    /// See ``Swift/Array/digest``.
    package var digest: String { members.digest }
}
