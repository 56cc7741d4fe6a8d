/// The number of times that each stage has begun to count its evidence.
///
/// It is never set back: a count that is begun anew is one more chance of a wrong verdict, and is
/// judged by a smaller share of the stage's error.
package struct CountsBegun: Hashable, Codable, Sendable {
    private var beforeStages = 1
    private var byStage: [String: Int] = [:]
    /// The number of counts that a stage of an unknown name is taken to have begun.
    private var unknown = 0

    package init() {}

    /// Returns the number of the present count of a stage, from 1; nil stands for no stage.
    package func number(in stage: String?) -> Int {
        guard let stage else { return beforeStages }
        return byStage[stage] ?? unknown + 1
    }

    mutating func begin(in stage: String?) {
        guard let stage else { return beforeStages += 1 }
        byStage[stage] = (byStage[stage] ?? unknown) + 1
    }

    /// Prepares for stages being entered again, so that a new name for one does not begin at 1.
    mutating func rollBack() {
        unknown = byStage.values.max() ?? 0
    }
}
