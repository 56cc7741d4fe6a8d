import Values

/// A judge of checks, given the evidence at one moment.
struct Judgement: Sendable {
    let state: State
    let evidence: Evidence
    let now: Instant

    struct Judged: Sendable {
        let result: CheckResult
        let streak: Streak?
    }

    func judged(_ checks: [PlacedCheck]) -> [Judged] {
        let readings = Dictionary(
            evidence.readings.map { ($0.check, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return checks.map { judge($0, by: readings[$0.check.id]) }
    }

    private func judge(_ placed: PlacedCheck, by reading: Reading?) -> Judged {
        let check = placed.check
        if check.when == .live, state.exposure == 0 {
            return Judged(
                result: result(of: placed, Finding(verdict: .notApplicable), reading: nil),
                streak: nil
            )
        }
        var finding = finding(of: check, by: reading)
        let streak = streak(of: check, after: finding, reading)
        if finding.verdict == .failed, let sustained = check.sustained, let streak,
            streak.seen < sustained.duration
        {
            finding.verdict = .undecided(.insufficient)
            finding.detail = "seen failing for \(streak.seen.spoken) of \(sustained.text)"
            finding.retryAfter = now + (sustained.duration - streak.seen)
        }
        return Judged(
            result: result(of: placed, waived(finding, check), reading: reading),
            streak: streak
        )
    }

    private func finding(of check: Check, by reading: Reading?) -> Finding {
        guard let reading else {
            return Finding(verdict: .undecided(.noData), detail: "nothing was measured")
        }
        var finding = check.require.finding(on: reading.measurement)
        if case .unavailable = reading.measurement { return finding }
        // After a clock jump the two times differ: stale evidence never passes, and a failure that
        // is fresh by the present clock still fails.
        let latest = state.latest(at: now)
        let moment = finding.verdict == .failed ? now : latest
        if let staleness = staleness(of: reading, check, at: moment) {
            finding.verdict = .undecided(.stale)
            finding.detail = staleness
        }
        return finding
    }

    private func staleness(of reading: Reading, _ check: Check, at moment: Instant) -> String? {
        let age = moment - reading.takenAt
        if age > check.validFor.duration {
            return "\(age.spoken) old, and counts for \(check.validFor.text)"
        }
        if let since = state.evidenceSince, reading.takenAt < since {
            return "from before the last rollback or amendment"
        }
        // Clocks of two machines commonly differ by up to a minute, but not by more.
        let latest = state.latest(at: now)
        return latest - reading.takenAt < .seconds(-60) ? "from \(age.spoken) in the future" : nil
    }

    private func streak(of check: Check, after finding: Finding, _ reading: Reading?) -> Streak? {
        guard let sustained = check.sustained else { return nil }
        let sight: Streak.Sight
        switch finding.verdict {
        case .passed: sight = .passed
        case .failed: sight = .failed
        case .undecided, .waived, .notApplicable: sight = .nothing
        }
        // A measurement seen twice counts once.
        let seenAt = min(reading?.takenAt ?? now, now)
        return .after(state.streaks[check.id], sight: sight, at: seenAt, sustained: sustained)
    }

    private func waived(_ finding: Finding, _ check: Check) -> Finding {
        let latest = state.latest(at: now)
        guard finding.verdict != .passed,
            let waiver = state.register.waiver(of: check.id, at: latest)
        else { return finding }
        var waived = finding
        waived.verdict = .waived(by: waiver.by, until: waiver.until)
        waived.detail = "waived by \(waiver.by) until \(waiver.until.minute): \(waiver.reason)"
        return waived
    }

    private func result(
        of placed: PlacedCheck,
        _ finding: Finding,
        reading: Reading?
    ) -> CheckResult {
        let isMeasured = finding.value != nil
        let age = reading.map { Double((now - $0.takenAt).wholeMilliseconds) / 1_000 }
        return CheckResult(
            id: placed.check.id,
            title: placed.check.title,
            part: placed.part,
            verdict: finding.verdict,
            value: finding.value,
            limit: placed.check.require.text,
            ageSeconds: isMeasured ? age.map { max(0, $0) } : nil,
            detail: finding.detail,
            retryAfter: finding.retryAfter ?? expectedAnswer(finding)
        )
    }

    /// Returns the time at which the missing trials will have arrived, at this stage's rate so far.
    private func expectedAnswer(_ finding: Finding) -> Instant? {
        guard finding.verdict == .undecided(.insufficient), let seen = finding.trialsSeen, seen > 0,
            let missing = finding.trialsMissing, let since = state.stageSince, now > since
        else { return nil }
        let elapsed = Double((now - since).wholeMilliseconds)
        let wait = elapsed * Double(missing) / Double(seen)
        return wait < 1e12 ? now + .milliseconds(Int64(wait)) : nil
    }
}
