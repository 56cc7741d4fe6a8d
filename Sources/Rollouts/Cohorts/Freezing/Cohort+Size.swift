extension Cohort {
    /// How many customers to choose where so many are invited.
    ///
    /// A range that the invited fill takes them alone: nobody is drawn into a group that was asked
    /// one by one. Otherwise the stage takes as many as it may.
    package func size(invited: Int) -> Int {
        least < most && least...most ~= invited ? invited : most
    }
}
