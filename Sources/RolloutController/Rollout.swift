import Foundation
package import Rollouts
import Values

/// A rollout's state and the plan that is in force or about to be applied.
package struct Rollout: Sendable {
    package let state: State
    /// Nil if no plan was ever applied.
    package let plan: Plan?
    /// The absolute path that the plan was read from.
    package let planPath: String?
    /// The values that the variables of the plan's file had when it was applied.
    package let planValues: [PlanValue]
    /// The plan in force, if `plan` is about to replace it.
    package let replaced: ReplacedPlan?

    package init(
        state: State,
        plan: Plan?,
        planPath: String?,
        planValues: [PlanValue] = [],
        replaced: ReplacedPlan? = nil
    ) {
        self.state = state
        self.plan = plan
        self.planPath = planPath
        self.planValues = planValues
        self.replaced = replaced
    }

    /// The rollout with a plan that is about to replace the one in force.
    package func replacingPlan(by file: PlanFile) -> Self {
        Self(
            state: state,
            plan: file.plan,
            planPath: file.path,
            planValues: file.values,
            replaced: plan.map { ReplacedPlan($0, read: planPath, replacedFrom: file.path) }
        )
    }

    /// The folder that the plan's commands and files are relative to.
    package var folder: String { planPath?.folderOfFile ?? "." }

    /// The rollout without customers, for a preview that does not read them.
    var withoutPopulation: Self {
        Self(
            state: state.withoutCohorts,
            plan: plan?.withoutPopulation,
            planPath: planPath,
            planValues: planValues
        )
    }

    func decision(on request: Request, given evidence: Evidence, at now: Instant) -> Decision {
        guard let plan else {
            return Decision(
                outcome: .invalid,
                from: state.phase.text,
                to: state.phase.text,
                exposure: .init(before: 0, after: 0),
                summary: "no plan is in force",
                remedy: .applyPlan,
                isNews: false
            )
        }
        return plan.decision(
            on: request,
            in: state,
            given: evidence,
            at: now,
            by: .current,
            replacing: replaced
        )
    }

    /// True if evidence that was gathered for `other` is also valid for this rollout.
    func measures(as other: Self) -> Bool {
        state.phase == other.state.phase && state.evidenceSince == other.state.evidenceSince
            && state.stageSince == other.state.stageSince && state.plan == other.state.plan
            && state.stageEntry == other.state.stageEntry
    }

    /// True if totals that were read for `other` are later than all that this rollout has on
    /// record, so that ones that are less have truly fallen.
    func comparesTotals(as other: Self) -> Bool { state.baselines == other.state.baselines }

    func after(_ decision: Decision, revision: Int, at time: Instant) -> Self {
        Self(
            state: state.after(decision.changes, revision: revision, at: time),
            plan: plan,
            planPath: planPath,
            planValues: planValues
        )
    }
}

extension ReplacedPlan {
    /// Creates a plan that was read from one file, and is replaced from another.
    init(_ plan: Plan, read path: String?, replacedFrom newPath: String?) {
        self.init(plan, isMoved: path?.folderOfFile != newPath?.folderOfFile)
    }
}

extension String {
    fileprivate var folderOfFile: String {
        URL(fileURLWithPath: self).deletingLastPathComponent().path
    }
}
