import AuditLog
package import Cohorts
import PlanLanguage
import Rollouts

extension RolloutLog {
    /// Every rollout's flag, by name: who has the release now.
    ///
    /// Those that nothing was recorded of are taken over as they were.
    package func flags(unchanged: [String: FlagDefinition] = [:]) throws -> [FlagDefinition] {
        try log.rollouts().map { rollout in
            do {
                return try flag(of: rollout, unchanged[rollout])
            } catch let error as LogError where error.mayPass {
                throw error
            } catch {
                // One that cannot be read keeps nobody from the others' flags.
                return FlagDefinition(
                    name: rollout,
                    stage: "unknown",
                    revision: -1,
                    audience: .unknown(why: "\(error)")
                )
            }
        }
    }

    /// Looks again where a list does not hold: somebody may have been forgotten between two looks.
    private func flag(
        of rollout: String,
        _ known: FlagDefinition?
    ) throws -> FlagDefinition {
        for _ in 1..<3 {
            let state = try standing(of: rollout).state
            if let known, known.revision == state.revision { return known }
            let flag = try flag(of: state)
            guard case .unknown = flag.audience else { return flag }
        }
        return try flag(of: standing(of: rollout).state)
    }

    /// The flag of a rollout that stands so.
    ///
    /// Whoever has the release without being on a list that holds is not known, and then nobody
    /// gets it.
    func flag(of state: State) throws -> FlagDefinition {
        FlagDefinition(
            name: state.rollout,
            stage: state.phase.text,
            revision: state.revision,
            audience: try audience(in: state)
        )
    }

    private func audience(in state: State) throws -> FlagDefinition.Audience {
        guard state.phase != .planned else { return .nobody }
        guard let cohort = state.cohort else {
            return .unknown(why: "the stage was entered without a list of customers")
        }
        do {
            return .members(try members(of: cohort))
        } catch let error as RolloutLogError {
            return .unknown(why: error.description)
        }
    }

    /// The cohort with what is known of the order that it was taken in, from its own entry.
    private func members(of cohort: FrozenCohort) throws -> FlagDefinition.Members {
        let list = try list(of: cohort)
        guard let entry = try log.entry(at: cohort.entry),
            let chosen = try entry.record.evidence.cohort?.chosen,
            let population = try plan(of: entry)?.population
        else { throw RolloutLogError.otherCustomers(entry: cohort.entry) }
        return FlagDefinition.Members(
            ids: list.members,
            ranking: population.ranking,
            // Whoever is off a list since is told by no cut.
            cut: cohort.members == chosen.members && cohort.passedOver == chosen.passedOver
                ? chosen.soleCut : nil,
            passedOver: list.passedOver
        )
    }

    /// The plan that an entry was decided on.
    private func plan(of entry: Entry) throws -> Plan? {
        let digest = try entry.record.planDigest
        let query = EntryQuery(rollout: entry.rollout, kinds: [Command.Name.apply.rawValue])
        return try last(matching: query, before: entry.index) { $0.planDigest == digest }?
            .record.plan
    }
}

extension ChosenCohort {
    /// The rank that tells members from others; nil where no single one does.
    fileprivate var soleCut: CohortRank? {
        guard parts.count == 1, let part = parts.first, part.stratum == nil, !cutIsShared else {
            return nil
        }
        return part.cut.flatMap { CohortRank(hex: $0) }
    }
}
