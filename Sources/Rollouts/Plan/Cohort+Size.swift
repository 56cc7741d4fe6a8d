extension Cohort {
    /// How many customers to choose where so many are invited, or have the release already.
    ///
    /// A range that the invited fill takes them, and those who have the release, alone: nobody is
    /// drawn into a group that was asked one by one. Otherwise the stage takes as many as it may.
    package func size(invited: Int, named: Int) -> Int {
        invited > 0 && least < most && least...most ~= named ? named : most
    }
}
