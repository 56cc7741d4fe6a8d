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
        let (whole, usual) = evidence.readings.halves { $0.isOfWholeStage == true }
        let readings = Dictionary(keepingFirst: usual.map { ($0.check, $0) })
        let ofStage = Dictionary(keepingFirst: whole.map { ($0.check, $0) })
        return checks.map { judge($0, by: readings[$0.check.id], ofStage[$0.check.id]) }
    }

    private func judge(
        _ placed: PlacedCheck,
        by reading: Reading?,
        _ ofStage: Reading?
    ) -> Judged {
        let check = placed.check
        if !check.applies(in: state) {
            return Judged(
                result: result(
                    of: placed,
                    Assessment(verdict: .notApplicable, detail: check.stagesText),
                    reading: nil
                ),
                streak: nil
            )
        }
        var assessment = assessment(of: check, by: reading, ofStage)
        let streak = streak(of: check, after: assessment, reading)
        if assessment.verdict == .failed, let sustained = check.sustained, let streak,
            streak.seen < sustained.duration, state.failing[check.id] == nil
        {
            assessment.verdict = .undecided(.insufficient)
            assessment.detail = "seen failing for \(streak.seen.spoken) of \(sustained.text)"
            assessment.retryAfter = now + (sustained.duration - streak.seen)
        }
        return Judged(
            result: result(of: placed, waived(assessment, check), reading: reading),
            streak: streak
        )
    }

    /// Returns the worst of what is seen now, over the whole stage, and before an amendment.
    private func assessment(
        of check: Check,
        by reading: Reading?,
        _ ofStage: Reading?
    ) -> Assessment {
        if let failure = state.carriedFailure(of: check.id) { return failure.assessment }
        let usual = assessment(of: check, by: reading)
        guard state.judgesWholeStage(check) else { return usual }
        var whole = assessment(of: check, by: ofStage)
        guard whole.verdict.badness > usual.verdict.badness else { return usual }
        whole.detail =
            "over the whole stage, since the check was changed in it"
            + (whole.detail.map { ": \($0)" } ?? "")
        return whole
    }

    private func assessment(of check: Check, by reading: Reading?) -> Assessment {
        guard let reading else {
            return Assessment(verdict: .undecided(.noData), detail: "nothing was measured")
        }
        let measurement = state.counted(reading, for: check)
        if case .unavailable = measurement {
            return check.require.assessment(on: measurement).expected(freshness(for: check))
        }
        guard let share = state.share(of: check, by: reading, at: now) else {
            return Assessment(
                verdict: .undecided(.sourceFailed),
                detail: "not the counts of the window that is judged now"
            )
        }
        var assessment = check.require.assessment(on: measurement, spending: share)
        // After a clock jump the two times differ: stale evidence never passes, and a failure that
        // is fresh by the present clock still fails.
        let latest = state.latest(at: now)
        let moment = assessment.verdict == .failed ? now : latest
        let isFailure = assessment.verdict == .failed
        if isFailure, let word = reading.attested { assessment.detail = word.text }
        if let staleness = staleness(of: reading, check, at: moment, isFailure: isFailure) {
            assessment.verdict = .undecided(.stale)
            assessment.detail = staleness
        } else if assessment.verdict != .failed,
            let gap = reading.gap(at: now, since: start(of: check, reading), of: check.measure)
                ?? loss(in: reading, of: check)
        {
            if assessment.verdict == .passed { assessment.verdict = .undecided(.insufficient) }
            assessment.detail = [gap, assessment.detail].compactMap(\.self).joined(separator: "; ")
        }
        return state.isTakenAsItIs(reading, for: check)
            ? assessment.noting("unchanged since the rollout began, and taken as it is")
            : assessment.counted(since: state.lateBeginning(of: check))
    }

    /// Returns the part of earlier looks' events that is still there, in words, if it is less than
    /// a pass needs.
    private func loss(in reading: Reading, of check: Check) -> String? {
        guard let seen = state.seenCount(of: check, in: reading) else { return nil }
        let share = seen.share(of: reading.measurement)
        guard share < check.measure.coverage ?? 1 else { return nil }
        return "samples are gone: an earlier look has counted more since the stage began, and "
            + "\(share.percent) of it is left"
    }

    private func staleness(
        of reading: Reading,
        _ check: Check,
        at moment: Instant,
        isFailure: Bool
    ) -> String? {
        let age = moment - reading.takenAt
        let record = state.checks[check.id]
        let remembers = isFailure && reading.attested != nil
        let validFor = (remembers ? record?.failuresValidFor : nil) ?? check.validFor
        if age > validFor.duration {
            return "\(age.spoken) old, and counts for \(validFor.text)"
        }
        if let since = state.evidenceSince, reading.takenAt < since {
            return state.rollbackEntry == nil
                ? "from before the plan was applied: the first sample since is still to come"
                : "from before the last rollback"
        }
        if !isFailure, let record, reading.takenAt < record.begunAt {
            return "from before the amendment that changed the check"
        }
        // Clocks of two machines commonly differ by up to a minute, but not by more.
        let latest = state.latest(at: now)
        return latest - reading.takenAt < .seconds(-60) ? "from \(age.spoken) in the future" : nil
    }

    /// Returns a clause on a stage that is younger than its samples may be; nil if it is not.
    private func freshness(for check: Check) -> String? {
        if case .last? = check.measure.window { return nil }
        guard check.measure.window != nil, let stage = state.stage, let since = state.stageSince,
            now >= since, now - since < check.validFor.duration
        else { return nil }
        return "\(stage) is \((now - since).spoken) old, and its first sample still to come"
    }

    private func streak(
        of check: Check,
        after assessment: Assessment,
        _ reading: Reading?
    ) -> Streak? {
        guard let sustained = check.sustained else { return nil }
        let sight: Streak.Sight
        switch assessment.verdict {
        case .passed: sight = .passed
        case .failed: sight = .failed
        case .undecided: sight = assessment.verdict.isUnseen ? .nothing : .undecided
        case .waived, .notApplicable: sight = .undecided
        }
        // A measurement seen twice counts once.
        let seenAt = sight == .nothing ? now : min(reading?.takenAt ?? now, now)
        return .after(
            state.streaks[check.id],
            sight: sight,
            at: seenAt,
            sustained: sustained,
            validFor: check.validFor
        )
    }

    private func waived(_ assessment: Assessment, _ check: Check) -> Assessment {
        let latest = state.latest(at: now)
        guard assessment.verdict != .passed,
            let waiver = state.register.waiver(of: check.id, at: latest)
        else { return assessment }
        var waived = assessment
        waived.verdict = .waived(by: waiver.by, until: waiver.until)
        waived.detail = "waived by \(waiver.by) until \(waiver.until.minute): \(waiver.reason)"
        return waived
    }

    private func result(
        of placed: PlacedCheck,
        _ assessment: Assessment,
        reading: Reading?
    ) -> CheckResult {
        let isMeasured = assessment.value != nil
        let age = reading.map { Double((now - $0.takenAt).wholeMilliseconds) / 1_000 }
        return CheckResult(
            id: placed.check.id,
            title: placed.check.title,
            part: placed.part,
            verdict: assessment.verdict,
            value: assessment.value,
            limit: placed.check.require.text,
            ageSeconds: isMeasured ? age.map { max(0, $0) } : nil,
            detail: assessment.detail,
            retryAfter: assessment.retryAfter
                ?? expectedAnswer(assessment, countedSince: start(of: placed.check, reading))
        )
    }

    private func start(of check: Check, _ reading: Reading?) -> Instant? {
        guard case .last? = check.measure.window else {
            return state.lateBeginning(of: check)
                ?? state.stageSince.map { $0 + (check.measure.after?.duration ?? .zero) }
        }
        return reading?.since
    }

    /// Returns the time at which the missing trials will have arrived, at their rate so far.
    private func expectedAnswer(
        _ assessment: Assessment,
        countedSince since: Instant?
    ) -> Instant? {
        guard assessment.verdict == .undecided(.insufficient), let seen = assessment.trialsSeen,
            seen > 0,
            let missing = assessment.trialsMissing, let since, now > since
        else { return nil }
        let elapsed = Double((now - since).wholeMilliseconds)
        let wait = elapsed * Double(missing) / Double(seen)
        return wait < 1e12 ? now + .milliseconds(Int64(wait)) : nil
    }
}

extension Assessment {
    /// The same with the time in its detail from which a count began late.
    fileprivate func counted(since late: Instant?) -> Self {
        guard let late else { return self }
        return noting("counted since \(late.minute), the first answer on record")
    }

    /// The same with a clause on the data that it has not.
    fileprivate func expected(_ clause: String?) -> Self {
        guard verdict == .undecided(.noData), let clause else { return self }
        return noting(clause)
    }

    fileprivate func noting(_ text: String) -> Self {
        var noted = self
        noted.detail = (detail.map { "\($0); " } ?? "") + text
        return noted
    }
}

extension Check {
    /// The stages in which it is judged, in words; nil if it is in all.
    fileprivate var stagesText: String? {
        stages.map { "judged in \($0.joined(separator: ", "))" }
    }
}

extension Verdict {
    /// The order of verdicts of which the worst decides.
    fileprivate var badness: Int {
        switch self {
        case .failed: 2
        case .undecided: 1
        case .passed, .waived, .notApplicable: 0
        }
    }
}

extension SeenFailure {
    fileprivate var assessment: Assessment {
        Assessment(
            verdict: .failed,
            value: value,
            detail: "seen in entry \(entry), before the check was made to measure another thing; "
                + "a waiver ends it"
        )
    }
}

extension AttestedWord {
    fileprivate var text: String {
        "attested by \(by)" + (entry.map { " in entry \($0)" } ?? "")
    }
}

extension [Reading] {
    fileprivate func halves(_ isFirst: (Reading) -> Bool) -> (Self, Self) {
        (filter(isFirst), filter { !isFirst($0) })
    }
}
