import Values

/// The number of users that a stage reaches: at least `least`, at most `most`.
package struct CohortSize: Hashable, Codable, Sendable {
    package let least: Int
    package let most: Int

    package init(least: Int, most: Int) {
        precondition(0 < least && least <= most, "a cohort is not empty")
        self.least = least
        self.most = most
    }

    /// The range as text: `10–20`, or `5,000` if both ends are the same.
    package var text: String {
        least == most ? most.grouped : "\(least.grouped)–\(most.grouped)"
    }
}

extension CohortSize {
    /// Returns the number of customers to choose, given those invited and those named in all.
    ///
    /// The named customers are those invited or already having the release. If customers are
    /// invited and the named ones fill a range, the stage takes no others: nobody is drawn into a
    /// group that was asked one by one. Otherwise the stage takes its maximum.
    package func size(invited: Int, named: Int) -> Int {
        invited > 0 && least < most && least...most ~= named ? named : most
    }
}
