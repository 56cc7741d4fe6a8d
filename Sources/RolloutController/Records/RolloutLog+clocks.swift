import AuditLog
import Rollouts
import Transparency
package import Values

extension RolloutLog {
    /// Returns the moments in the past that the log knows of: its last entry's and the witnesses'.
    ///
    /// The cosignatures are read as they are stored: one that was made up can only make it seem
    /// that less time has passed. A moment that cannot be read must not prevent a stop. The last
    /// entry says nothing against a correction, which is asked for because entries are ahead.
    func clocks(for command: Command) -> [KnownClock] {
        let entry: KnownClock? =
            if command.traits.name == .correctClock { nil } else { try? lastEntry() }
        return [entry, try? lastCosignature()].compactMap { $0 }
    }

    private func lastEntry() throws -> KnownClock? {
        try log.entry(at: log.size() - 1).map {
            KnownClock(name: "the log's last entry", at: $0.time, isReadNow: false)
        }
    }

    private func lastCosignature() throws -> KnownClock? {
        guard let note = try log.lastCheckpoint() else { return nil }
        let times = try log.cosigned(note).signatures.compactMap { line in
            Cosignature(line).map {
                (line.name, Instant(milliseconds: Int64($0.timeSeconds) &* 1_000))
            }
        }
        return times.max { $0.1 < $1.1 }.map { name, time in
            KnownClock(name: "the witness \(name)", at: time, isReadNow: false)
        }
    }
}

extension RolloutLog {
    /// Returns the rollouts whose last entry is dated later than a moment, by name.
    package func rolloutsDatedAfter(_ moment: Instant) throws -> [String] {
        try log.rollouts().filter { name in
            try rollout(named: name).state.lastTime.map { $0 > moment } ?? false
        }
    }
}
