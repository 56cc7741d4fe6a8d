import Rollouts
import Values

extension ReadinessReport {
    var severities: [ReadinessContext.SeverityGroup] {
        Severity.allCases.map { severity in
            let open = overview.blockers.filter {
                $0.blocker.isOpen && $0.blocker.details.severity == severity
            }
            return ReadinessContext.SeverityGroup(
                severity: severity.rawValue,
                meaning: severity.meaning,
                open: open.count,
                blockers: open.map { row in
                    ReadinessContext.BlockerLine(
                        id: row.blocker.id,
                        title: row.blocker.details.title,
                        details: row.details
                    )
                },
                notes: notes(on: severity)
            )
        }
    }

    /// The cleared issues of this severity, with the reasons they do not block.
    private func notes(on severity: Severity) -> [ReadinessContext.Note] {
        overview.blockers.compactMap { row in
            guard row.blocker.details.severity == severity,
                case .cleared(_, _, _, let decision) = row.blocker.status
            else { return nil }
            return ReadinessContext.Note(
                title: row.blocker.details.title,
                severity: severity.rawValue,
                decision: decision
            )
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

    var cleared: [ReadinessContext.ClearedIssue] {
        overview.blockers.filter { !$0.blocker.isOpen }.enumerated().compactMap { index, row in
            guard case .cleared(let by, let at, let evidence, let decision) = row.blocker.status
            else { return nil }
            let details = row.blocker.details
            return ReadinessContext.ClearedIssue(
                number: index + 1,
                title: details.title,
                severity: details.severity.rawValue,
                by: by,
                at: at.text,
                evidence: evidence,
                decision: decision,
                impact: details.impact,
                behaviour: details.behaviour,
                workaround: details.workaround,
                mitigation: details.mitigation.map { overview.plan.mitigation($0)?.title ?? $0 }
            )
        }
    }

    var risks: [ReadinessContext.RiskRow] {
        overview.risks.map { row in
            ReadinessContext.RiskRow(
                title: row.risk.title,
                impact: row.risk.impact ?? "not stated",
                mitigation: row.risk.mitigation ?? "none",
                status: row.accepted.map { "accepted by \($0.by): \($0.reason)" }
                    ?? "not accepted yet",
                watch: row.result.map { watch($0) }
            )
        }
    }

    private func watch(_ result: CheckResult) -> ReadinessContext.Watch {
        let marker = Marker(result.verdict)
        return ReadinessContext.Watch(
            limit: result.limit,
            value: result.value ?? result.detail ?? "nothing measured",
            phrase: result.verdict.noGoPhrase,
            mark: marker.emoji,
            sign: marker.sign,
            kind: marker.rawValue
        )
    }

    var mitigations: [ReadinessContext.MitigationLine] {
        overview.mitigations.enumerated().map { index, row in
            let measured = row.result?.value.map { ", measured \($0)" } ?? ""
            return ReadinessContext.MitigationLine(
                number: index + 1,
                mark: row.mark,
                sign: row.marker.sign,
                kind: row.marker.rawValue,
                level: row.mitigation.level.rawValue,
                title: row.mitigation.title,
                due: row.dueText,
                status: row.statusText + measured
            )
        }
    }
}

extension BlockerRow {
    fileprivate var details: String {
        let workaround = blocker.details.workaround.map { "; workaround: \($0)" } ?? ""
        return (stops ? " (stops the next step)" : "") + workaround
    }
}

extension MitigationRow {
    /// The conspicuous marker, which warns of what is not yet done.
    fileprivate var mark: String { marker == .undecided ? Marker.waived.emoji : marker.emoji }

    fileprivate var statusText: String {
        guard case .waived(let waiver) = status else { return word }
        return "waived by \(waiver.by) until \(waiver.until.minute): \(waiver.reason)"
    }
}
