import Values

extension Change {
    /// The differences after the change for people, as pairs of subject and description.
    ///
    /// The reason is among the command's facts.
    package var facts: [(String, String)] {
        switch self {
        case .planApplied(let digest, _, let blockers, let amendment):
            [("in force", digest)] + blockers.map { ("issue known", $0.fact) } + amendment.facts
        case .entered(let stage, let exposure):
            [("entered", "\(stage), for \(exposure.grouped) users")]
        case .cohortFrozen(let stage, let members, _):
            [("cohort frozen", "\(stage), \(members.text)"), ("digest", members.digest)]
        case .forgotten(let stage, let cohort):
            [
                ("forgotten", "\(stage) of entry \(cohort.entry), now \(cohort.members.text)"),
                ("digest", cohort.members.digest),
            ]
        case .completed: [("completed", "no stage is left")]
        case .rolledBack(let stage, let exposure, let byGuard):
            [
                (
                    "rolled back",
                    (stage.map { "to \($0), \(exposure.grouped) users keep it" }
                        ?? "from everybody") + (byGuard ? ", by the guard" : "")
                )
            ]
        case .held(let hold): [("hold added", hold.fact)]
        case .released(let hold): [("hold released", hold)]
        case .releaseAgreed(let hold, let person): [("release agreed", "\(hold), by \(person)")]
        case .attested(let attestation, _):
            [("attested", "\(attestation.subject): \(attestation.result.text), \(attestation.by)")]
        case .withdrawn(let entry): [("withdrawn", "the attestation of entry \(entry)")]
        case .failuresSeen(let values, let over):
            values.sorted { $0.key < $1.key }.map { ("seen failing", "\($0.key): \($0.value)") }
                + over.map { ("passes again", $0) }
        case .looked(let verdicts, let streaks): Self.facts(verdicts, streaks)
        case .unseen(let since):
            since.sorted { $0.key < $1.key }.map {
                ("not seen", "\($0.key), since \($0.value.minute)")
            }
        case .blindnessTold(let checks):
            [("people told", "nobody sees \(checks.joined(separator: ", "))")]
        case .seenAgain(let checks): checks.map { ("seen again", $0) }
        case .countsSeen(let counts): counts.map { ("counted so far", $0.fact) }
        case .totalsRead(let baselines): baselines.map { ("totals read", $0.fact) }
        case .refused(let refusal):
            [("refusal noted", "\(refusal.actor): \(refusal.obstacles.joined(separator: ", "))")]
        case .approved(let approval): [("approved", approval.fact)]
        case .waived(let waiver):
            [("waived", "\(waiver.subject) until \(waiver.until.minute), by \(waiver.by)")]
        case .riskAccepted(let id, let acceptance):
            [("risk accepted", "\(id), by \(acceptance.by)")]
        case .blockerOpened(let blocker, let person, _, _):
            [("issue opened", "\(blocker.severity.rawValue) \(blocker.id), by \(person)")]
        case .blockerCleared(let id, let person, _, _):
            [("issue cleared", "\(id), by \(person)")]
        case .mitigationClaimed(let id, let acceptance):
            [("claimed done", "\(id), by \(acceptance.by)")]
        case .clockCorrected(let lapsed):
            [("clock put right", "what was dated later counts from this entry on")] + lapsed.facts
        case .mitigationVerified(let id): [("verified", "\(id), its check passed")]
        }
    }

    private static func facts(
        _ verdicts: [String: String],
        _ streaks: [String: Streak]
    ) -> [(String, String)] {
        let failing = streaks.filter { $0.value.isFailing }.sorted { $0.key < $1.key }
        let words = Dictionary(grouping: verdicts.keys.sorted()) { verdicts[$0] ?? "" }
        return words.sorted { $0.key < $1.key }.map { word, checks in
            (
                word == Verdict.notApplicable.word ? "no-go not live" : "no-go \(word)",
                checks.joined(separator: ", ")
            )
        } + failing.map { ("seen failing", "\($0) for \($1.seen.spoken)") }
    }
}

extension ListDigest {
    fileprivate var text: String { "\(count.grouped) customers" }
}

extension SeenCount {
    /// The events as text: `errors: failures 100, total 1,000,000`.
    fileprivate var fact: String {
        "\(check): "
            + least.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.grouped)" }
            .joined(separator: ", ")
    }
}

extension Baseline {
    /// The totals as text: `errors: failures 100, total 1,000,000`.
    fileprivate var fact: String {
        let totals = (newest.totals ?? [:]).sorted { $0.key < $1.key }
            .map { "\($0.key) \($0.value.grouped)" }.joined(separator: ", ")
        let meaning = hasFallen ? ", and less now" : newest == first ? ", the beginning" : ""
        return "\(check): \(totals)\(meaning)"
    }
}

extension BlockerDetails {
    /// The issue as text: `P1 slow: Everything is slow`.
    fileprivate var fact: String {
        "\(severity.rawValue) \(id): \(title)" + (cleared == nil ? "" : " (cleared)")
    }
}

extension Hold {
    fileprivate var fact: String {
        let until = expires.map { ", until \($0.minute)" } ?? ""
        let release =
            peopleNeeded > 1
            ? ", for \(peopleNeeded) people to release"
            : needsPerson ? ", for a person to release" : ""
        return "\(id) by \(owner)\(until)\(release): \(reasonText)"
    }
}

extension Approval {
    fileprivate var fact: String {
        "\(stage) by \(by)" + (role.map { " as \($0)" } ?? "")
            + ", for the register as of entry \(registerRevision)"
    }
}
