extension Cohort {
    /// Returns the number of customers to choose, given those invited and those named in all.
    ///
    /// The named customers are those invited or already having the release. If customers are
    /// invited and the named ones fill a range, the stage takes no others: nobody is drawn into a
    /// group that was asked one by one. Otherwise the stage takes its maximum.
    package func size(invited: Int, named: Int) -> Int {
        invited > 0 && least < most && least...most ~= named ? named : most
    }
}
