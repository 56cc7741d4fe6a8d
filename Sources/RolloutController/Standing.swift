import Foundation
package import Rollouts
import Values

/// A rollout's state and the plan that is in force, or about to be.
package struct Standing: Sendable {
    package let state: State
    /// Nil where no plan was ever applied.
    package let plan: Plan?
    /// Where the plan was read from; absolute.
    package let planPath: String?

    package init(state: State, plan: Plan?, planPath: String?) {
        self.state = state
        self.plan = plan
        self.planPath = planPath
    }

    /// The folder that the plan's commands and files are found in.
    package var folder: String {
        planPath.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path } ?? "."
    }

    /// The same for a look that asks nobody who the customers are.
    var withoutPopulation: Self {
        Self(state: state.withoutCohorts, plan: plan?.withoutPopulation, planPath: planPath)
    }

    func decision(on request: Request, given evidence: Evidence, at now: Instant) -> Decision {
        guard let plan else {
            return Decision(
                outcome: .invalid,
                from: state.phase.text,
                to: state.phase.text,
                exposure: .init(before: 0, after: 0),
                summary: "no plan is in force; apply one: sluice plan apply FILE",
                isNews: false
            )
        }
        return plan.decision(on: request, in: state, given: evidence, at: now)
    }

    /// Whether evidence that was gathered for another standing is evidence for this one.
    func measures(as other: Self) -> Bool {
        state.phase == other.state.phase && state.evidenceSince == other.state.evidenceSince
            && state.stageSince == other.state.stageSince && state.plan == other.state.plan
    }

    func after(_ decision: Decision, revision: Int, at time: Instant) -> Self {
        Self(
            state: state.after(decision.changes, revision: revision, at: time),
            plan: plan,
            planPath: planPath
        )
    }
}
