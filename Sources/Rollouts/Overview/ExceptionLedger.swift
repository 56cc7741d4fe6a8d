import Values

/// The exceptions that people granted in a rollout, in the order of the log.
struct ExceptionLedger: Sendable {
    private(set) var exceptions: [GrantedException] = []

    mutating func take(_ decision: Decision, entry: Int, at time: Instant) {
        for change in decision.changes {
            if case .waived(let waiver) = change {
                let isOfAdvance = decision.outcome == .advanced
                grant(
                    GrantedException(
                        kind: isOfAdvance ? .accepted : .waived,
                        subject: waiver.subject,
                        by: waiver.by,
                        at: waiver.at,
                        entry: entry,
                        reason: waiver.reason,
                        until: waiver.until
                    ),
                    at: time
                )
            } else if case .riskAccepted(let id, let acceptance) = change {
                grant(
                    GrantedException(
                        kind: .riskAccepted,
                        subject: id,
                        by: acceptance.by,
                        at: acceptance.at,
                        entry: entry,
                        reason: acceptance.reason,
                        until: nil
                    ),
                    at: time
                )
            } else if case .planApplied(_, _, _, let amendment) = change {
                carry(amendment, entry: entry, at: time)
            } else if case .clockCorrected(let lapsed) = change {
                for waiver in lapsed.waivers {
                    let end = GrantedException.End(cause: .clockCorrected, entry: entry, at: time)
                    finish(end) { $0.subject == waiver.subject && $0.until == waiver.until }
                }
            }
        }
    }

    private mutating func grant(_ exception: GrantedException, at time: Instant) {
        let end = GrantedException.End(cause: .replaced, entry: exception.entry, at: time)
        let isRisk = exception.kind == .riskAccepted
        finish(end) {
            $0.subject == exception.subject && ($0.kind == .riskAccepted) == isRisk
                && $0.isInForce(at: time)
        }
        exceptions.append(exception)
    }

    /// Ends the waivers of checks that an amendment does not keep, and renames the others.
    private mutating func carry(_ amendment: Amendment, entry: Int, at time: Instant) {
        let names = Dictionary(
            keepingFirst: amendment.checks.filter(\.isKept).compactMap { check in
                check.from.map { ($0, check.id) }
            }
        )
        let end = GrantedException.End(cause: .amended, entry: entry, at: time)
        finish(end) {
            $0.kind != .riskAccepted && $0.isInForce(at: time) && names[$0.subject] == nil
        }
        for index in exceptions.indices
        where exceptions[index].kind != .riskAccepted && exceptions[index].isInForce(at: time) {
            let subject = exceptions[index].subject
            exceptions[index].subject = names[subject] ?? subject
        }
    }

    private mutating func finish(
        _ end: GrantedException.End,
        where condition: (GrantedException) -> Bool
    ) {
        for index in exceptions.indices
        where exceptions[index].end == nil && condition(exceptions[index]) {
            exceptions[index].end = end
        }
    }
}
