import AuditLog
import PlanLanguage
package import Rollouts
package import Values

extension RolloutLog {
    /// A rollout's past and present, derived from the log alone.
    package struct History: Sendable {
        package let overview: Overview
        package let events: [Event]
        /// The checks that have recorded readings.
        package let checks: [CheckHistory]
        package let exposure: ExposureHistory
        package let incidents: [Incident]
        package let exceptions: [GrantedException]
    }

    /// Reads a rollout's past, completely or up to a moment; nil if it had no plan by then.
    ///
    /// The rollout is evaluated on the newest readings recorded by then, at `now` or else at the
    /// time of the last entry, so that the same log always gives the same report.
    package func history(
        of name: String,
        asOf moment: Instant? = nil,
        at now: Instant? = nil
    ) throws -> History? {
        var state = State(rollout: name)
        var readings = RecordedReadings()
        var events: [Event] = []
        var past = HistoryBuilder()
        try forEachEntry(of: name, until: moment) { entry, record in
            state = state.after(record.decision.changes, revision: entry.index, at: entry.time)
            readings.take(record.evidence.readings, at: entry.time)
            events.append(Event(entry, record))
            past.take(
                record.decision,
                on: record.evidence,
                by: entry.actor.name,
                entry: entry.index,
                at: entry.time,
                plan: record.plan
            )
        }
        guard let last = state.lastTime, let plan = try rollout(in: state).plan else { return nil }
        var overview = overview(plan, state, readings, at: max(now ?? last, last))
        overview.background = try background(of: rollout(in: state), withWatch: false)
        return History(
            overview: overview,
            events: events,
            checks: past.checks,
            exposure: past.exposure,
            incidents: past.incidents,
            exceptions: past.exceptions
        )
    }

    /// Evaluates an advance on the recorded readings.
    private func overview(
        _ plan: Plan,
        _ state: State,
        _ readings: RecordedReadings,
        at now: Instant
    ) -> Overview {
        let request = Request(
            command: .advance(to: nil, accepting: [], reason: nil),
            actor: Actor(name: "report", kind: .person)
        )
        let evidence = readings.evidence(plan, state, now)
        // The customers are not in the log; a real advance checks that there are enough of them.
        let decision = plan.withoutPopulation.decision(
            on: request,
            in: state,
            given: evidence,
            at: now,
            by: .current
        )
        return Overview(
            plan: plan,
            state: state,
            decision: decision,
            // The readings on record are those of the checks that are shown.
            evidence: Evidence(weekly: evidence.weekly),
            look: .recorded(readings.times(of: plan)),
            now: now
        )
    }
}

/// The newest readings of each check on record, with the time of their entry.
private struct RecordedReadings {
    private var newest: [String: (time: Instant, readings: [Reading])] = [:]

    mutating func take(_ readings: [Reading], at time: Instant) {
        for (check, readings) in Dictionary(grouping: readings, by: \.check) {
            newest[check] = (time, readings)
        }
    }

    func evidence(_ plan: Plan, _ state: State, _ now: Instant) -> Evidence {
        Evidence(
            plan.allChecks.map(\.check).flatMap { check in
                plan.isAttested(check)
                    ? [plan.attestedReading(for: check, in: state, at: now)]
                    : newest[check.id]?.readings ?? []
            },
            weekly: plan.weeklyReadings(
                at: now,
                latest: state.latest(at: now),
                by: ZoneData.offsets
            )
        )
    }

    /// The times of the first and the last of a plan's readings; nil if there are none.
    func times(of plan: Plan) -> ClosedRange<Instant>? {
        let times = plan.allChecks.map(\.check).filter { !plan.isAttested($0) }
            .compactMap { newest[$0.id]?.time }
        return times.min().flatMap { first in times.max().map { first...$0 } }
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
