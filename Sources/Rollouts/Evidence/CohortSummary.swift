package import Cohorts

/// A cohort in numbers.
///
/// The ids are stored outside the log's entries, so that a person can be forgotten.
package struct CohortSummary: Hashable, Codable, Sendable {
    package var members: ListDigest
    /// Customers before the cut who are not members, such as the excluded.
    package var passedOver: ListDigest
    /// The number of members that were invited.
    package let invited: Int
    /// The number of members of the previous stage who are no longer customers.
    package var departed: Int
    /// The number of members of the previous stage who are now excluded.
    package var barred: Int
    /// The number of customers who have the release but no place in the cohort.
    package let unseated: Int
    /// The number of customers on the list, including the excluded.
    package let customers: Int
    package let excluded: Int
    /// The number of customers in none of the strata.
    package let unplaced: Int
    /// The number of customers compared to find repeated ones.
    package let compared: Int
    /// True if a customer after the cut has the same flagd bucket as the last member.
    package let cutIsShared: Bool
    package let parts: [Part]
    /// The units in numbers; nil if customers are taken one by one.
    package let units: UnitCounts?

    package init(
        members: ListDigest,
        passedOver: ListDigest,
        invited: Int,
        departed: Int,
        barred: Int,
        unseated: Int,
        customers: Int,
        excluded: Int,
        unplaced: Int,
        compared: Int,
        cutIsShared: Bool,
        parts: [Part],
        units: UnitCounts? = nil
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
        self.units = units
    }

    /// The members of one stratum.
    package struct Part: Hashable, Codable, Sendable {
        /// The stratum's name; nil without strata.
        package let stratum: String?
        package let count: Int
        /// The rank of the last member, in hexadecimal; nil if all of them were invited.
        package let cut: String?

        package init(stratum: String?, count: Int, cut: String?) {
            self.stratum = stratum
            self.count = count
            self.cut = cut
        }
    }
}

extension CohortSummary {
    /// The number of customers on the list who could be chosen.
    var eligible: Int { customers - excluded - unplaced }

    /// Returns the change that freezes the cohort.
    func freezing(_ stage: String) -> Change {
        .cohortFrozen(stage: stage, members: members, passedOver: passedOver)
    }
}
