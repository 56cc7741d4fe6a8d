package import Values

/// A summary of a rollout's past, accumulated over its entries from first to last.
///
/// Its size does not grow with the length of the log: readings are thinned out as they are added.
package struct HistoryBuilder: Sendable {
    private var plan: Plan?
    /// The state before the next entry, for what its checks were judged by.
    private var state = State(rollout: "")
    private var tracks: [CheckSeries] = []
    private var trackIndex: [CheckSeries.Key: Int] = [:]
    private var stays: [ExposureHistory.Stay] = []
    private var marks: [ExposureHistory.Mark] = []
    private var incidentLedger = IncidentLedger()
    private var exceptionLedger = ExceptionLedger()

    package init() {}

    package var incidents: [Incident] { incidentLedger.incidents }
    package var exceptions: [GrantedException] { exceptionLedger.exceptions }

    /// Adds the next entry; `plan` is the one that the entry puts into force.
    package mutating func take(
        _ decision: Decision,
        on evidence: Evidence,
        by actor: String,
        entry: Int,
        at time: Instant,
        plan newPlan: Plan? = nil
    ) {
        plan = newPlan ?? plan
        stay(decision, at: time)
        mark(decision, entry: entry, at: time)
        incidentLedger.take(decision, by: actor, entry: entry, at: time)
        exceptionLedger.take(decision, entry: entry, at: time)
        let readings = Dictionary(
            keepingFirst: evidence.readings.filter { $0.isOfWholeStage != true }.map {
                ($0.check, $0)
            }
        )
        let placed = Dictionary(keepingFirst: (plan?.allChecks ?? []).map { ($0.check.id, $0) })
        for result in decision.checks {
            guard let reading = readings[result.id], let check = placed[result.id] else {
                continue
            }
            let measurement = state.counted(reading, for: check.check)
            let point = CheckHistory.Point(
                entry: entry,
                time: time,
                stage: decision.from,
                value: check.check.require.plotted(measurement),
                limit: check.check.require.plottedLimit,
                verdict: result.verdict,
                text: result.value,
                detail: result.detail
            )
            let sample = Sample(
                point: point,
                measurement: measurement,
                check: check.check,
                share: state.share(of: check.check, countedSince: reading.since)
            )
            add(sample, of: check)
        }
        state = state.after(decision.changes, revision: entry, at: time)
    }

    /// The checks with readings: the plan's in its order, then those that it no longer contains.
    ///
    /// A check whose unit changed has a history for each unit.
    package var checks: [CheckHistory] {
        let order = Dictionary(
            keepingFirst: (plan?.allChecks ?? []).enumerated().map { ($1.check.id, $0) }
        )
        return tracks.enumerated().sorted { first, second in
            let place = { (track: CheckSeries) in order[track.placed.check.id] ?? .max }
            return (place(first.element), first.offset) < (place(second.element), second.offset)
        }
        .map(\.element.history)
    }

    package var exposure: ExposureHistory {
        let weighty = marks.indices.filter { marks[$0].kind != .release }
        return ExposureHistory(
            stays: stays,
            marks: marks.thinned(to: CheckHistory.pointsMax, keeping: [weighty])
        )
    }

    private mutating func add(_ sample: Sample, of check: PlacedCheck) {
        let key = CheckSeries.Key(check: check.check.writtenID, unit: check.check.require.unit)
        let index = trackIndex[key] ?? tracks.count
        if index == tracks.count {
            tracks.append(CheckSeries(placed: check, unit: key.unit))
            trackIndex[key] = index
        }
        tracks[index].take(sample, of: check)
    }

    private mutating func stay(_ decision: Decision, at time: Instant) {
        if let last = stays.indices.last {
            stays[last].until = time
            let isSame = stays[last].stage == decision.to
            if isSame, stays[last].exposure == decision.exposure.after { return }
        }
        stays.append(
            ExposureHistory.Stay(
                stage: decision.to,
                exposure: decision.exposure.after,
                since: time,
                until: time
            )
        )
    }

    private mutating func mark(_ decision: Decision, entry: Int, at time: Instant) {
        guard let kind = ExposureHistory.Mark.Kind(decision) else { return }
        marks.append(
            ExposureHistory.Mark(
                entry: entry,
                time: time,
                kind: kind,
                exposure: decision.exposure.after,
                summary: decision.summary
            )
        )
    }
}
