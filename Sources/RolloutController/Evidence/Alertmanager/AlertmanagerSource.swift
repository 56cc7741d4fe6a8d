import PlanLanguage
import Rollouts
import Values

/// A source of alerts that fire, by Alertmanager.
///
/// That no alert is known says nothing by itself: whoever sends them may have stopped, or
/// Alertmanager may have forgotten them. So an alert that fires all the time must have been heard
/// of, and Alertmanager must have run for long enough to hear of the others again.
struct AlertmanagerSource: EvidenceSource {
    let api: AlertmanagerAPI
    let now: Instant

    /// The age up to which the alert that always fires shows that alerts arrive.
    ///
    /// Prometheus sends each alert again every minute.
    private static let freshness = Span.minutes(5)
    /// The time after its start in which Alertmanager hears of all alerts again.
    private static let settling = Span.minutes(2)

    func response(to query: SourceQuery) async throws(Unavailable) -> SourceResponse {
        guard case .firing(let selection)? = query.quantity else {
            throw .sourceFailed("Alertmanager cannot answer that")
        }
        guard let matchers = AlertMatchers(selection.firing),
            let alive = AlertMatchers(alert: selection.alive)
        else { throw .sourceFailed("the plan's matchers of alerts cannot be read") }
        // In this order: whoever forgot the first answer's alerts was started before the last.
        let found = try await api.alerts(fitting: matchers)
        let watchdogs = try await api.alerts(fitting: alive)
        let started = try await api.started()
        let known = Set(watchdogs.map(\.fingerprint))
        let alerts = found.filter { !known.contains($0.fingerprint) }
        let reason = doubt(about: watchdogs, selection.alive) ?? doubt(ofStart: started)
        return try response(to: selection, alerts, watchdogs, reason)
    }

    private func response(
        to selection: AlertSelection,
        _ alerts: [KnownAlert],
        _ watchdogs: [KnownAlert],
        _ doubt: String?
    ) throws(Unavailable) -> SourceResponse {
        let counted = alerts.filter { $0.counts(by: selection) }
        if counted.isEmpty, let doubt { throw .noData(doubt) }
        let heard = doubt == nil ? watchdogs.map(\.updatedAt).min() : nil
        return .measured(
            .alerts(measured(alerts, counted, doubt)),
            at: heard ?? counted.map(\.updatedAt).max() ?? now
        )
    }

    private func measured(
        _ alerts: [KnownAlert],
        _ counted: [KnownAlert],
        _ doubt: String?
    ) -> FiringAlerts {
        let silenced = alerts.filter { !$0.silences.isEmpty }
        let inhibited = alerts.filter { !$0.inhibitors.isEmpty }
        return FiringAlerts(
            firing: counted.count,
            names: shown(counted.map(\.name), atMost: FiringAlerts.namesMax),
            silenced: silenced.count,
            silences: shown(silenced.flatMap(\.silences), atMost: FiringAlerts.idsMax),
            inhibited: inhibited.count,
            inhibitors: shown(inhibited.flatMap(\.inhibitors), atMost: FiringAlerts.idsMax),
            doubt: doubt
        )
    }

    private func shown(_ texts: [String], atMost most: Int) -> [String] {
        Set(texts.map(api.shown)).sorted().prefix(most).map(\.self)
    }

    /// Returns the reason that the alert which always fires proves nothing; nil if it does.
    private func doubt(about watchdogs: [KnownAlert], _ name: String) -> String? {
        guard let heard = watchdogs.map(\.updatedAt).min() else {
            return "\(name) does not fire, so nobody knows whether alerts arrive"
        }
        let age = now - heard
        guard age > Self.freshness.duration else { return nil }
        return "\(name) was last heard of \(age.spoken) ago, so nobody knows whether alerts arrive"
    }

    private func doubt(ofStart started: Instant) -> String? {
        let age = now - started
        guard age < Self.settling.duration else { return nil }
        return "Alertmanager was started less than \(Self.settling.text) ago, and may not have "
            + "heard of all alerts again"
    }
}

extension KnownAlert {
    /// Returns true unless the plan leaves it out, as it says of silences and of inhibition.
    fileprivate func counts(by selection: AlertSelection) -> Bool {
        let isSilent = selection.silenced == .ignore && !silences.isEmpty
        let isInhibited = selection.inhibited == .ignore && !inhibitors.isEmpty
        return !isSilent && !isInhibited
    }
}
