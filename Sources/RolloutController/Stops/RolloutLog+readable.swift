import AuditLog
import Rollouts
import Values

extension RolloutLog {
    /// Returns a rollout for a request that stops it: as much of it as can be read.
    package func rolloutToStop(named name: String) throws -> Rollout {
        do {
            return try rollout(named: name)
        } catch let error as LogError where !error.mayPass {
            return try readableRollout(named: name)
        } catch RolloutLogError.missingPlan {
            return try readableRollout(named: name)
        }
    }

    /// Returns a rollout as far as its entries can be read.
    ///
    /// A plan that cannot be read is replaced by one of the present stage alone: taking the release
    /// from everybody needs no more.
    private func readableRollout(named name: String) throws -> Rollout {
        var state = State(rollout: name)
        var plan: (plan: Plan, path: String?)?
        try log.forEachReadableEntry { entry in
            guard entry.rollout == name, let record = try? entry.decoded() else { return }
            state = state.after(record.decision.changes, revision: entry.index, at: entry.time)
            if let applied = record.plan { plan = (applied, record.planPath) }
        }
        // The stored state is whole if only the plan's entry was altered.
        let known = (try? self.state(of: name)) ?? state
        let inForce = plan?.plan ?? Plan(name: name, stages: [.only(known)])
        return Rollout(
            state: known.underPlan(digest: try inForce.digest),
            plan: inForce,
            planPath: plan?.path
        )
    }
}

extension Stage {
    fileprivate static func only(_ state: State) -> Self {
        Stage(
            name: state.stage ?? State.Phase.planned.text,
            cohort: CohortSize(least: max(1, state.exposure), most: max(1, state.exposure)),
            soak: Span(milliseconds: 0)
        )
    }
}
