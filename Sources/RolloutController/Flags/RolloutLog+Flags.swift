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
            return try audience(of: cohort)
        } catch let error as RolloutLogError {
            return .unknown(why: error.description)
        }
    }

    /// Returns the cohort with its ranking and cut, from the entry that froze it.
    private func audience(of cohort: FrozenCohort) throws -> Flag.Audience {
        let list = try list(of: cohort)
        guard let entry = try log.entry(at: cohort.entry),
            let chosen = try entry.decoded().evidence.cohort?.chosen,
            let plan = try planRecord(of: entry)?.plan, let population = plan.population
        else { throw RolloutLogError.otherCustomers(entry: cohort.entry) }
        let ranking = population.ranking
        if try plan.isForEverybody(entry) {
            return .everybody(except: list.passedOver, ranking: ranking)
        }
        return .members(
            Flag.Members(
                ids: list.members,
                ranking: ranking,
                // A cut cannot exclude customers who were removed from a list since.
                cut: cohort.members == chosen.members && cohort.passedOver == chosen.passedOver
                    ? chosen.soleCut : nil,
                passedOver: list.passedOver
            )
        )
    }

    /// Returns true if an entry gave the release to everybody, listed or not.
    func isForEverybody(frozenIn index: Int) throws -> Bool {
        guard let entry = try log.entry(at: index) else { return false }
        return try planRecord(of: entry)?.plan?.isForEverybody(entry) ?? false
    }

    /// Returns the record of the plan by which an entry was decided.
    func planRecord(of entry: Entry) throws -> Record? {
        let digest = try entry.decoded().planDigest
        let query = EntryQuery(rollout: entry.rollout, kinds: [Command.Name.apply.rawValue])
        return try last(matching: query, before: entry.index + 1) { $0.planDigest == digest }?
            .decoded()
    }
}

extension Plan {
    /// Returns true if the stage that an entry went to is of everybody.
    fileprivate func isForEverybody(_ entry: Entry) throws -> Bool {
        stage(try entry.decoded().decision.to)?.cohort.extent == .all
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
