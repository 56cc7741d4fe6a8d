import Values

extension DecisionContext {
    /// Records that the log's time was ahead of the clock.
    ///
    /// The clock itself must not be behind one that others have shown.
    func correctClock(reason: String) -> Decision {
        guard let last = state.lastTime, last > now else {
            return decision(
                .invalid,
                summary: "no entry of \(state.rollout) is dated later than the clock, "
                    + "\(now.minute)"
            )
        }
        if let problem = clockBehindObstacle { return unrecordedRefusal(problem) }
        return decision(
            .recorded,
            summary: "the log's time was \((last - now).spoken) ahead and is put right: what was "
                + "dated later than \(now.minute) counts from now on",
            changes: [.clockCorrected(lapsed: lapsed(at: last))]
        )
    }

    /// Returns what opens something and is dated later than the clock, or was out of date by the
    /// wrong time.
    private func lapsed(at wrong: Instant) -> Lapsed {
        Lapsed(
            attestations: state.attestations.filter { isOver($0, at: wrong) }.compactMap(\.entry),
            approvals: state.register.approvals.filter { isOver($0, at: wrong) },
            waivers: state.register.waivers.filter { $0.at > now || $0.until <= wrong }
        )
    }

    private func isOver(_ word: Attestation, at wrong: Instant) -> Bool {
        word.at > now
            || plan.allChecks.contains { placed in
                placed.check.measure.subject == word.subject
                    && wrong - word.at > placed.check.validFor.duration
            }
    }

    private func isOver(_ approval: Approval, at wrong: Instant) -> Bool {
        guard approval.at <= now, let approvals = plan.stage(approval.stage)?.approvals
        else {
            return true
        }
        return approval.at + approvals.validForMost.duration <= wrong
    }
}
