/// What is left of a rollout's lists once one customer is on none of them.
///
/// Who it was is said nowhere: not in the log, which keeps everything.
package struct Forgetting: Hashable, Codable, Sendable {
    /// Each list that had the customer, as it is afterwards.
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
