import Rollouts
import Values

extension ReadinessReport {
    var severities: [[String: Any]] {
        Severity.allCases.map { severity in
            let open = overview.blockers.filter {
                $0.blocker.isOpen && $0.blocker.known.severity == severity
            }
            return [
                "severity": severity.rawValue,
                "meaning": severity.meaning,
                "open": open.count,
                "blockers": open.map { row in
                    [
                        "id": row.blocker.id,
                        "title": row.blocker.known.title,
                        "details": row.details,
                    ]
                },
                "notes": notes(on: severity),
            ]
        }
    }

    /// The cleared issues of this severity, with the reasons they do not block.
    private func notes(on severity: Severity) -> [[String: Any]] {
        overview.blockers.compactMap { row in
            guard row.blocker.known.severity == severity,
                case .cleared(_, _, _, let decision) = row.blocker.status
            else { return nil }
            return [
                "title": row.blocker.known.title, "severity": severity.rawValue,
                "decision": decision,
            ]
        }
    }

    var status: String {
        let open = overview.blockers.filter(\.blocker.isOpen)
        if open.isEmpty { return "no open blockers" }
        let stopping = open.count(where: \.stops)
        return stopping > 0
            ? "\(stopping) of \(open.count) open blockers stop the next step"
            : "\(open.count) open, none stops the next step"
    }

    var cleared: [[String: Any]] {
        overview.blockers.filter { !$0.blocker.isOpen }.enumerated().compactMap { index, row in
            guard case .cleared(let by, let at, let evidence, let decision) = row.blocker.status
            else { return nil }
            let known = row.blocker.known
            var fields: [String: Any] = [
                "number": index + 1,
                "title": known.title,
                "severity": known.severity.rawValue,
                "by": by,
                "at": at.text,
                "evidence": evidence,
                "decision": decision,
            ]
            // A section with the same name as the value in it is shown only if there is a value.
            fields["impact"] = known.impact.map { ["impact": $0] }
            fields["behaviour"] = known.behaviour.map { ["behaviour": $0] }
            fields["workaround"] = known.workaround.map { ["workaround": $0] }
            fields["mitigation"] = known.mitigation.map { id in
                ["mitigation": overview.plan.mitigation(id)?.title ?? id]
            }
            return fields
        }
    }

    var noGo: [[String: Any]] {
        noGoResults.map { result in
            [
                "title": result.title,
                "phrase": result.verdict.noGoPhrase,
                "mark": Marker(result.verdict).emoji,
                "sign": Marker(result.verdict).sign,
                "kind": Marker(result.verdict).rawValue,
                "evidence": [result.value, result.detail].compactMap { $0 }
                    .joined(separator: "; "),
                "limit": result.limit,
                "measured": result.ageSeconds.map {
                    (overview.now - .milliseconds(Int64($0 * 1_000))).text
                } ?? "–",
            ]
        }
    }

    var noGoVerdict: String {
        let failed = noGoResults.count { $0.verdict == .failed }
        let unknown = noGoResults.count { $0.verdict.why != nil }
        let waived = noGoResults.count { if case .waived = $0.verdict { true } else { false } }
        let note = waived > 0 ? "; \(waived) waived" : ""
        if failed > 0 { return "\(failed) of \(noGoResults.count) conditions triggered\(note)" }
        if unknown > 0 {
            return "none triggered; \(unknown) not decided for lack of evidence\(note)"
        }
        return waived > 0 ? "none triggered\(note)" : "all clear, none triggered"
    }

    var risks: [[String: Any]] {
        overview.risks.map { row in
            var fields: [String: Any] = [
                "title": row.risk.title,
                "impact": row.risk.impact ?? "not stated",
                "mitigation": row.risk.mitigation ?? "none",
                "status": row.accepted.map { "accepted by \($0.by): \($0.reason)" }
                    ?? "not accepted yet",
            ]
            fields["watch"] = row.result.map { result in
                let value = result.value ?? result.detail ?? "nothing measured"
                let marker = Marker(result.verdict)
                return [
                    "limit": result.limit, "value": value, "phrase": result.verdict.noGoPhrase,
                    "mark": marker.emoji, "sign": marker.sign, "kind": marker.rawValue,
                ]
            }
            return fields
        }
    }

    var mitigations: [[String: Any]] {
        overview.mitigations.enumerated().map { index, row in
            [
                "number": index + 1,
                "mark": row.mark,
                "sign": row.marker.sign,
                "kind": row.marker.rawValue,
                "level": row.mitigation.level.rawValue,
                "title": row.mitigation.title,
                "due": row.dueText,
                "standing":
                    "\(row.standingText)\(row.result?.value.map { ", measured \($0)" } ?? "")",
            ]
        }
    }
}

extension BlockerRow {
    fileprivate var details: String {
        let workaround = blocker.known.workaround.map { "; workaround: \($0)" } ?? ""
        return (stops ? " (stops the next step)" : "") + workaround
    }
}

extension MitigationRow {
    /// The conspicuous marker, which warns of what is not yet done.
    fileprivate var mark: String { marker == .undecided ? Marker.waived.emoji : marker.emoji }

    fileprivate var standingText: String {
        guard case .waived(let waiver) = standing else { return word }
        return "waived by \(waiver.by) until \(waiver.until.minute): \(waiver.reason)"
    }
}
