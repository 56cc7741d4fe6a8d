package import RolloutController
package import Rollouts

/// A plan to put in force on a rollout, as the command that does it.
package struct PlanApplication: Sendable {
    package let file: PlanFile
    /// The differences to the plan in force; empty for a first plan.
    package let differences: [PlanDifference]
    /// The effect on each check in force; empty for a first plan.
    package let amendment: Amendment

    package init(of file: PlanFile, to rollout: Rollout) throws {
        self.file = file
        differences = try rollout.plan?.differences(to: file.plan) ?? []
        amendment = file.plan.amendment(of: rollout.state)
    }

    package var command: Command {
        .apply(digest: file.digest, differences: differences.map(\.text))
    }

    /// Returns the options with the plan to put in force.
    package func options(_ conditions: ConditionFields) throws(FieldProblem) -> RequestOptions {
        var options = try conditions.options(for: file.plan.name)
        options.plan = file
        return options
    }
}
