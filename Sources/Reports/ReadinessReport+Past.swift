import Rollouts
import Values

extension ReadinessReport {
    /// The number of rows of a table of the past, of which the newest are kept.
    private static let rowsMax = 200

    var stays: [ReadinessContext.StayRow] {
        exposure.stays.suffix(Self.rowsMax).enumerated().map { index, stay in
            let isLast = index == min(exposure.stays.count, Self.rowsMax) - 1
            let end = isLast ? max(stay.until, overview.now) : stay.until
            return ReadinessContext.StayRow(
                since: stay.since.minute,
                stage: stay.stage,
                users: stay.exposure.grouped,
                length: (end - stay.since).rounded
            )
        }
    }

    var incidentRows: [ReadinessContext.IncidentRow] {
        incidents.suffix(Self.rowsMax).map { incident in
            let end = incident.end(by: overview.now)
            let length = ((end?.at ?? overview.now) - incident.at).rounded
            return ReadinessContext.IncidentRow(
                time: incident.at.minute,
                entry: incident.entry,
                sign: incident.kind.sign,
                what: incident.phrase,
                exposed: incident.exposed,
                lasted: end == nil ? "\(length) so far" : length,
                ended: end.map(\.phrase) ?? "still held by \(incident.holdNames)",
                by: incident.by,
                why: incident.why
            )
        }
    }

    /// The sums of the incidents in a sentence.
    var incidentSummary: String {
        guard !incidents.isEmpty else { return "none on record" }
        let counts = Incident.Kind.allCases.compactMap { kind -> String? in
            let count = incidents.count { $0.kind == kind }
            guard count > 0 else { return nil }
            return "\(count.grouped) \(count == 1 ? kind.word : kind.words)"
        }
        let open = incidents.count { $0.end(by: overview.now) == nil }
        let cut = incidents.count > Self.rowsMax ? "; the newest \(Self.rowsMax) are listed" : ""
        return counts.joined(separator: ", ") + (open > 0 ? "; \(open) not ended" : "; all ended")
            + cut
    }

    var exceptionRows: [ReadinessContext.ExceptionRow] {
        exceptions.suffix(Self.rowsMax).map { exception in
            let isInForce = exception.isInForce(at: overview.now)
            return ReadinessContext.ExceptionRow(
                subject: exception.subject,
                title: title(of: exception).flatMap { $0 == exception.subject ? nil : $0 },
                what: exception.kind.word,
                by: exception.by,
                time: exception.at.minute,
                entry: exception.entry,
                why: exception.reason,
                until: exception.until?.minute ?? "no end",
                standing: standing(of: exception),
                kind: isInForce ? Marker.waived.rawValue : Marker.notApplicable.rawValue,
                sign: isInForce ? Marker.waived.sign : Marker.notApplicable.sign
            )
        }
    }

    var exceptionSummary: String {
        guard !exceptions.isEmpty else { return "none on record" }
        let inForce = exceptions.count { $0.isInForce(at: overview.now) }
        let cut = exceptions.count > Self.rowsMax ? "; the newest \(Self.rowsMax) are listed" : ""
        return "\(exceptions.count.grouped) granted, \(inForce.grouped) in force" + cut
    }

    private func title(of exception: GrantedException) -> String? {
        let plan = overview.plan
        switch exception.kind {
        case .riskAccepted:
            return plan.risks.first { $0.id == exception.subject }?.title
        case .waived, .accepted:
            return plan.mitigation(exception.subject)?.title
                ?? plan.allChecks.first { $0.check.id == exception.subject }?.check.title
        }
    }

    private func standing(of exception: GrantedException) -> String {
        if let end = exception.end {
            return switch end.cause {
            case .amended: "voided by the amendment of entry \(end.entry)"
            case .clockCorrected: "voided by entry \(end.entry), which put the clock right"
            case .replaced: "replaced by that of entry \(end.entry)"
            }
        }
        return exception.isInForce(at: overview.now) ? "in force" : "expired"
    }
}

extension Duration {
    /// The two largest units; a report is not about milliseconds.
    fileprivate var rounded: String { self < .seconds(1) ? "under 1s" : spoken }
}

extension GrantedException.Kind {
    fileprivate var word: String {
        switch self {
        case .waived: "Waived"
        case .accepted: "Gone on without"
        case .riskAccepted: "Risk accepted"
        }
    }
}

extension Incident.Kind {
    fileprivate var sign: String {
        switch self {
        case .rollback: "↩"
        case .trip, .hold: "‖"
        }
    }

    fileprivate var word: String {
        switch self {
        case .rollback: "rollback"
        case .trip: "hold by a no-go condition"
        case .hold: "hold"
        }
    }

    fileprivate var words: String {
        switch self {
        case .rollback: "rollbacks"
        case .trip: "holds by no-go conditions"
        case .hold: "holds"
        }
    }
}

extension Incident {
    fileprivate var phrase: String {
        switch kind {
        case .rollback: "rolled back: \(from) → \(to)"
        case .trip: "a no-go tripped in \(from)"
        case .hold: "held in \(from)"
        }
    }

    /// The users who had the release, and those who kept it.
    fileprivate var exposed: String {
        exposure.before == exposure.after
            ? "\(exposure.before.grouped), kept"
            : "\(exposure.before.grouped) → \(exposure.after.grouped)"
    }

    fileprivate var holdNames: String { holds.map(\.id).joined(separator: ", ") }
}

extension Incident.End {
    fileprivate var phrase: String {
        guard let entry else { return "expired at \(at.minute)" }
        return "released" + (by.map { " by \($0)" } ?? "") + ", entry \(entry)"
    }
}
