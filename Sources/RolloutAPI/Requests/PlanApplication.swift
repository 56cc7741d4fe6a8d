package import RolloutController
package import Rollouts

/// A plan to put in force on a rollout, as the command that does it.
package struct PlanApplication: Sendable {
    package let file: PlanFile
    /// The changes to the plan in force, a line each; empty for a first plan.
    package let differences: [String]

    package init(of file: PlanFile, to standing: Standing) throws {
        self.file = file
        differences = try standing.plan?.differences(to: file.plan) ?? []
    }

    package var command: Command { .apply(digest: file.digest, differences: differences) }

    /// Returns the terms with the plan to put in force.
    package func terms(_ conditions: ConditionFields) throws(FieldProblem) -> Terms {
        var terms = try conditions.terms(for: file.plan.name)
        terms.plan = file
        return terms
    }
}
