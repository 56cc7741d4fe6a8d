/// The state of a rollout's lists after one customer has been removed from all of them.
///
/// The customer is not identified anywhere, least of all in the log, which keeps everything.
package struct Forgetting: Hashable, Codable, Sendable {
    /// The lists that had the customer, as they are afterwards.
    package let lists: [List]

    package init(_ lists: [List]) {
        self.lists = lists
    }

    package struct List: Hashable, Codable, Sendable {
        package let stage: String
        package let cohort: FrozenCohort

        package init(stage: String, _ cohort: FrozenCohort) {
            self.stage = stage
            self.cohort = cohort
        }
    }
}
