import Values

/// The incidents of a rollout, in the order of the log.
struct IncidentLedger: Sendable {
    private(set) var incidents: [Incident] = []
    /// The indices of the incidents that have not ended.
    private var open: [Int] = []

    mutating func take(_ decision: Decision, by actor: String, entry: Int, at time: Instant) {
        for case .released(let id) in decision.changes {
            release(id, Incident.End(at: time, entry: entry, by: actor))
        }
        guard let kind = Incident.Kind(decision) else { return }
        let holds = decision.changes.compactMap {
            if case .held(let hold) = $0 { hold } else { nil }
        }
        // A hold of the same name takes the place of the one before.
        for hold in holds { release(hold.id, Incident.End(at: time, entry: entry, by: actor)) }
        open.append(incidents.count)
        incidents.append(
            Incident(
                entry: entry,
                at: time,
                kind: kind,
                from: decision.from,
                to: decision.to,
                exposure: decision.exposure,
                by: holds.first?.owner ?? actor,
                why: holds.first?.reasonText ?? decision.summary,
                holds: holds
            )
        )
    }

    private mutating func release(_ id: String, _ end: Incident.End) {
        for index in open {
            guard let hold = incidents[index].holds.first(where: { $0.id == id }) else { continue }
            incidents[index].holds.removeAll { $0.id == id }
            guard incidents[index].holds.isEmpty else { continue }
            let expiry = hold.expires.flatMap { $0 < end.at ? $0 : nil }
            incidents[index].release =
                expiry.map { Incident.End(at: $0, entry: nil, by: nil) } ?? end
        }
        open.removeAll { incidents[$0].release != nil }
    }
}
