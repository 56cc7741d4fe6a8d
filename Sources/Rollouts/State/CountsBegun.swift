import Values

/// The number of times that each stage has begun to count its evidence.
///
/// It is never set back: a count that is begun anew is one more chance of a wrong verdict, and is
/// judged by a smaller share of the stage's error.
package struct CountsBegun: Hashable, Codable, Sendable {
    private var beforeStages = 1
    private var byStage: [String: Int] = [:]
    /// The number of counts that a stage of an unknown name is taken to have begun.
    private var unknown = 0
    /// The number of amendments that changed each check, by check and by stage.
    private var changes: [String: [String: Int]] = [:]

    package init() {}

    /// Returns the number of a check's present count in a stage, from 1; nil stands for no stage.
    package func number(of check: String, in stage: String?) -> Int {
        let begun = stage.map { byStage[$0] ?? unknown + 1 } ?? beforeStages
        return begun + (changes[check]?[stage ?? ""] ?? 0)
    }

    mutating func begin(in stage: String?) {
        guard let stage else { return beforeStages += 1 }
        byStage[stage] = (byStage[stage] ?? unknown) + 1
    }

    /// Prepares for stages being entered again, so that a new name for one does not begin at 1.
    mutating func rollBack() {
        unknown = byStage.values.max() ?? 0
    }

    /// Goes on counting for the stages that a plan renames.
    mutating func rename(_ names: [String: String]) {
        byStage = byStage.withNames(names, of: max)
        changes = changes.mapValues { $0.withNames(names, of: max) }
    }

    /// Counts the checks that an amendment changed, whatever they are called now.
    mutating func carry(_ amendment: Amendment, in stage: String?) {
        let before = changes
        for check in amendment.checks {
            guard let from = check.from else { continue }
            changes[check.id] = (before[check.id] ?? [:]).merging(
                before[from] ?? [:],
                uniquingKeysWith: max
            )
            if !check.isKept { changes[check.id, default: [:]][stage ?? "", default: 0] += 1 }
        }
    }
}
