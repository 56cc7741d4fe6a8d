import AuditLog
package import Rollouts
package import Values

extension RolloutLog {
    /// Returns the facts of a rollout that only earlier entries hold, or the guard's own notes.
    ///
    /// The time of the guard's last look, which is not in the log alone, is told only if asked for.
    package func background(of rollout: Rollout, withWatch watch: Bool) throws -> Background {
        let state = rollout.state
        var background = Background()
        background.population = rollout.plan?.population
        background.values = rollout.planValues
        background.choice = try state.cohortEntry.flatMap(choice(inEntry:))
        background.lastRollback = try state.rollbackEntry.flatMap(rollback(inEntry:))
        if watch {
            let look = try guardLook(at: state.rollout)
            background.watch = look.map { .looked($0) } ?? .neverSeen
        }
        return background
    }

    /// Returns a line on each rollout, by name.
    package func briefs(of names: [String], at now: Instant) throws -> [RolloutBrief] {
        try names.map { name in
            let rollout = try rollout(named: name)
            return RolloutBrief(rollout.state, under: rollout.plan, at: now)
        }
    }

    private func choice(inEntry index: Int) throws -> PastChoice? {
        let record = try log.entry(at: index)?.decoded()
        return record?.evidence.cohort?.chosen.map { PastChoice(entry: index, $0) }
    }

    private func rollback(inEntry index: Int) throws -> PastRollback? {
        guard let entry = try log.entry(at: index) else { return nil }
        return PastRollback(
            entry: index,
            time: entry.time,
            actor: entry.actor,
            try entry.decoded().decision
        )
    }

    /// Returns the later of the look that the guard has noted and the last one on record.
    private func guardLook(at rollout: String) throws -> GuardLook? {
        let query = EntryQuery(rollout: rollout, kinds: [Command.Name.tick.rawValue])
        let recorded = try log.entries(matching: query, .init(limit: 1)).entries.last?.time
        let noted = LookFile(beside: log.path).look(at: rollout)
        guard let recorded, recorded > noted?.at ?? recorded - .milliseconds(1) else {
            return noted
        }
        return GuardLook(at: recorded)
    }
}
