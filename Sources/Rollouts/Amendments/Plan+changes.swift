import JSONCoding
import Values

extension Plan {
    /// Returns the parts in which another plan differs, in the order in which one reads a plan.
    ///
    /// A stage that says what it `was` is the same one under another name.
    package func changes(to other: Plan) throws -> [PlanChange] {
        let names = renames(in: other)
        let comparison = comparison(of: stages.map { names[$0.name] ?? $0.name })
        let (before, after) = (try JSON(of: self).renamingStages(names), try JSON(of: other))
        let found = comparison.differences(before, after, at: Place([]))
        var parts = ChangedParts(before: before, after: after)
        for (stage, name) in names.sorted(by: { $0.key < $1.key }) {
            parts.add("stage \(name)", .named(stage, name), rank: Place([.key("stages")]).rank)
        }
        for difference in found.sorted(by: { $0.path.rank < $1.path.rank }) {
            parts.add(difference, among: found)
        }
        return parts.changes
    }

    /// The new names of the stages that another plan says it renames.
    private func renames(in other: Plan) -> [String: String] {
        let known = Set(stages.map(\.name))
        return Dictionary(
            keepingFirst: other.stages.compactMap { stage in
                stage.was.flatMap { known.contains($0) ? ($0, stage.name) : nil }
            }
        )
        .filter { !known.contains($0.value) }
    }
}
