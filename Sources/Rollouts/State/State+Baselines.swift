import Values

extension State {
    /// Returns the measurement that a check is judged by.
    ///
    /// Totals of a process's whole life become the increase since the count began; without a
    /// baseline there is none.
    package func counted(_ reading: Reading, for check: Check) -> Measurement {
        guard check.comparesTotals, reading.measurement.totals != nil else {
            return reading.measurement
        }
        guard let baseline = baseline(of: check.id) else {
            return .unavailable(
                .noData(
                    "no totals of the stage's beginning to compare with: the first that an entry "
                        + "records are the beginning"
                )
            )
        }
        return baseline.count(upTo: reading.measurement)
    }

    /// Returns the baseline of a check; nil if none was taken since the count began.
    ///
    /// It is known by what is measured: a check that is renamed, judged by another limit, or taken
    /// away and put back goes on with it.
    func baseline(of check: String) -> Baseline? {
        checks[check].flatMap { record in
            baselines.first { $0.terms.measures(as: record.terms) }
        }
    }

    /// Returns true unless totals are compared of which none were read since the stage began.
    func hasTotals(of terms: CheckTerms) -> Bool {
        !terms.comparesTotals || baselines.contains { $0.terms.measures(as: terms) }
    }

    /// Returns the time from which a check is counted, if that is not when its stage began.
    func lateBeginning(of check: Check) -> Instant? {
        guard check.comparesTotals, let baseline = baseline(of: check.id) else { return nil }
        return baseline.isOfBeginning ? nil : baseline.at
    }

    /// Returns true if a count is judged as the source says it, since nobody said since when it
    /// counts and it has said the same ever since the rollout began.
    func isTakenAsItIs(_ reading: Reading, for check: Check) -> Bool {
        baseline(of: check.id)?.isTakenAsItIs(reading.measurement) ?? false
    }

    /// Returns the baselines that a look puts on record.
    func baselines(after evidence: Evidence, of checks: [Check]) -> [Baseline] {
        newBaselines(of: checks, in: evidence) { check, terms, reading in
            guard let known = baseline(of: check.id) else {
                return Baseline(check, terms, reading, isOfBeginning: false)
            }
            return known.seeing(reading.measurement)
        }
    }

    /// Returns the baselines with which a stage begins, or begins anew after a rollback to it.
    func baselines(
        beginningWith evidence: Evidence,
        of checks: [Check],
        isAnew: Bool
    ) -> [Baseline] {
        newBaselines(of: checks, in: evidence) { check, terms, reading in
            Baseline(
                check,
                terms,
                reading,
                isOfBeginning: true,
                isUnmoved: terms.leavesBeginningOpen && !isAnew && isUnmoved(reading, for: check)
            )
        }
    }

    /// Returns true if no earlier stage has begun, or each began with the same answer.
    ///
    /// A rollback ends that, as nothing from before it counts.
    private func isUnmoved(_ reading: Reading, for check: Check) -> Bool {
        firstEntered.isEmpty || isTakenAsItIs(reading, for: check)
    }

    private func newBaselines(
        of checks: [Check],
        in evidence: Evidence,
        _ baseline: (Check, CheckTerms, Reading) -> Baseline?
    ) -> [Baseline] {
        var found: [Baseline] = []
        for check in checks where check.comparesTotals {
            guard let terms = self.checks[check.id]?.terms,
                let reading = evidence.reading(for: check.id), reading.measurement.totals != nil,
                !found.contains(where: { $0.terms.measures(as: terms) }),
                let new = baseline(check, terms, reading)
            else { continue }
            found.append(new)
        }
        return found
    }

    /// Puts baselines on record in place of those of the same measures.
    mutating func take(_ new: [Baseline]) {
        baselines.removeAll { old in new.contains { $0.terms.measures(as: old.terms) } }
        baselines += new
    }
}
