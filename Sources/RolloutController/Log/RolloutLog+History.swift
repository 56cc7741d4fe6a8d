import AuditLog
package import Rollouts

extension RolloutLog {
    /// A rollout's past and its standing, from the log alone.
    package struct History: Sendable {
        package let overview: Overview
        package let events: [Event]
        /// The checks that have recorded readings.
        package let checks: [CheckHistory]
        package let exposure: ExposureHistory
    }

    /// Reads a rollout's whole past.
    ///
    /// The standing is judged at the time of the last entry, on the newest readings that were
    /// recorded, so that the same log always gives the same report.
    package func history(of rollout: String) throws -> History? {
        let standing = try standing(of: rollout)
        guard let plan = standing.plan, let now = standing.state.lastTime else { return nil }
        var readings: [String: Reading] = [:]
        var events: [Event] = []
        var past = Past()
        try forEachEntry(of: rollout) { entry, record in
            for reading in record.evidence.readings { readings[reading.check] = reading }
            events.append(Event(entry, record))
            past.take(
                record.decision,
                on: record.evidence,
                entry: entry.index,
                at: entry.time,
                plan: record.plan
            )
        }
        let request = Request(
            command: .advance(to: nil, accepting: [], reason: nil),
            actor: Actor(name: "report", kind: .person)
        )
        let evidence = evidence(readings, plan, standing.state, now)
        let decision = standing.decision(on: request, given: evidence, at: now)
        return History(
            overview: Overview(plan: plan, state: standing.state, decision: decision, now: now),
            events: events,
            checks: past.checks,
            exposure: past.exposure
        )
    }

    private func evidence(
        _ readings: [String: Reading],
        _ plan: Plan,
        _ state: State,
        _ now: Instant
    ) -> Evidence {
        Evidence(
            plan.allChecks.map(\.check).compactMap { check in
                plan.isAttested(check)
                    ? plan.attestedReading(for: check, in: state, at: now)
                    : readings[check.id]
            }
        )
    }
}

extension Event {
    fileprivate init(_ entry: Entry, _ record: Record) {
        self.init(
            entry: entry.index,
            time: entry.time,
            kind: entry.kind,
            actor: entry.actor,
            outcome: record.decision.outcome,
            exposure: record.decision.exposure,
            summary: record.decision.summary
        )
    }
}
