import AuditLog
package import Cohorts
import PlanLanguage
import Rollouts
import Values

extension RolloutLog {
    /// Returns every rollout's flag, with the customers who have the release now.
    ///
    /// Flags in `unchanged`, by name, are reused if nothing was recorded for their rollout.
    package func flags(unchanged: [String: Flag] = [:]) throws -> [Flag] {
        let stopped = try StoppedFlags(stops)
        return try log.rollouts().map { rollout in
            if stopped.contains(rollout) { return .stopped(rollout) }
            do {
                return try flag(of: rollout, unchanged[rollout])
            } catch let error as LogError where error.mayPass {
                throw error
            } catch {
                // One unreadable rollout must not block the flags of the others.
                return Flag(
                    name: rollout,
                    stage: "unknown",
                    revision: -1,
                    audience: .unknown(why: "\(error)")
                )
            }
        }
    }

    /// Retries if a list fails its check, as a customer may be forgotten between two reads.
    private func flag(
        of name: String,
        _ known: Flag?
    ) throws -> Flag {
        for _ in 1..<3 {
            let state = try rollout(named: name).state
            if let known, known.revision == state.revision { return known }
            let flag = try flag(of: state)
            guard case .unknown = flag.audience else { return flag }
        }
        return try flag(of: rollout(named: name).state)
    }

    /// Returns the flag of a rollout in that state.
    ///
    /// Without a valid list the audience is unknown, and no customer gets the release.
    func flag(of state: State) throws -> Flag {
        Flag(
            name: state.rollout,
            stage: state.phase.text,
            revision: state.revision,
            audience: try audience(in: state)
        )
    }

    private func audience(in state: State) throws -> Flag.Audience {
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

    /// Returns the cohort with its ranking and cut, from the entry that froze it.
    private func members(of cohort: FrozenCohort) throws -> Flag.Members {
        let list = try list(of: cohort)
        guard let entry = try log.entry(at: cohort.entry),
            let chosen = try entry.decoded().evidence.cohort?.chosen,
            let population = try planRecord(of: entry)?.plan?.population
        else { throw RolloutLogError.otherCustomers(entry: cohort.entry) }
        return Flag.Members(
            ids: list.members,
            ranking: population.ranking,
            // A cut cannot exclude customers who were removed from a list since.
            cut: cohort.members == chosen.members && cohort.passedOver == chosen.passedOver
                ? chosen.soleCut : nil,
            passedOver: list.passedOver
        )
    }

    /// Returns the record of the plan by which an entry was decided.
    func planRecord(of entry: Entry) throws -> Record? {
        let digest = try entry.decoded().planDigest
        let query = EntryQuery(rollout: entry.rollout, kinds: [Command.Name.apply.rawValue])
        return try last(matching: query, before: entry.index + 1) { $0.planDigest == digest }?
            .decoded()
    }
}

extension CohortSummary {
    /// The rank that separates members from others; nil if no single rank does.
    fileprivate var soleCut: CohortRank? {
        guard parts.count == 1, let part = parts.first, part.stratum == nil, !cutIsShared else {
            return nil
        }
        return part.cut.flatMap { CohortRank(hex: $0) }
    }
}
