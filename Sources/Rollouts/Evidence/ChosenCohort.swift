/// A cohort in numbers: the ids themselves are kept beside the log's entries, so that a person can
/// be forgotten.
package struct ChosenCohort: Hashable, Codable, Sendable {
    package var members: SealedList
    /// Customers that come before the cut and are no members, as the excluded.
    package var passedOver: SealedList
    /// Members that were invited.
    package let invited: Int
    /// Members of the stage before who are customers no more.
    package var departed: Int
    /// Members of the stage before who are excluded now.
    package var barred: Int
    /// Customers who have the release and find no place in the cohort.
    package let unseated: Int
    /// Customers on the list, with the excluded.
    package let customers: Int
    package let excluded: Int
    /// Customers of no stratum.
    package let unplaced: Int
    /// How many of the customers were compared to find one that is there twice.
    package let compared: Int
    /// Whether a customer after the cut cannot be told from the last member by flagd's bucket.
    package let cutIsShared: Bool
    package let parts: [Part]

    package init(
        members: SealedList,
        passedOver: SealedList,
        invited: Int,
        departed: Int,
        barred: Int,
        unseated: Int,
        customers: Int,
        excluded: Int,
        unplaced: Int,
        compared: Int,
        cutIsShared: Bool,
        parts: [Part]
    ) {
        self.members = members
        self.passedOver = passedOver
        self.invited = invited
        self.departed = departed
        self.barred = barred
        self.unseated = unseated
        self.customers = customers
        self.excluded = excluded
        self.unplaced = unplaced
        self.compared = compared
        self.cutIsShared = cutIsShared
        self.parts = parts
    }

    /// The members of one stratum.
    package struct Part: Hashable, Codable, Sendable {
        /// Nil where there are no strata.
        package let stratum: String?
        package let count: Int
        /// The rank of the last member, in hexadecimal; nil where all of them were invited.
        package let cut: String?

        package init(stratum: String?, count: Int, cut: String?) {
            self.stratum = stratum
            self.count = count
            self.cut = cut
        }
    }
}

extension ChosenCohort {
    /// The change that freezes it.
    func freezing(_ stage: String) -> Change {
        .cohortFrozen(stage: stage, members: members, passedOver: passedOver)
    }
}
