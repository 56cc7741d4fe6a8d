import Cohorts
import Statistics
import Testing
import Values

@testable import Rollouts

/// Every change, with all its fields and with as few as it can have.
extension Samples {
    static var changes: [Change] {
        get throws {
            let check = Check(
                id: "errors",
                title: "Errors",
                measure: Measure(
                    source: "metrics",
                    quantity: .failures("failed", total: "all"),
                    window: .stage,
                    unit: "user",
                    ignoring: ["replica"],
                    coverage: 0.9,
                    counts: .sinceStart
                ),
                require: .ratio(try #require(Limit(text: "< 1%")), confidence: 0.95),
                validFor: .minutes(5)
            )
            let terms = CheckTerms(of: check, in: try plan(with: check))
            return words + holds(by: "zoë") + (try looks(check, terms)) + (try amendments(terms))
        }
    }

    private static func plan(with check: Check) throws -> Plan {
        let url = SecretText("http://metrics.invalid")
        return Plan(
            name: "release",
            sources: [
                Source(name: "metrics", kind: .http(.init(url: url)), timeout: .seconds(10))
            ],
            noGo: [check],
            stages: [Stage(name: "beta", cohort: CohortSize(least: 1, most: 2), soak: .days(1))]
        )
    }

    private static func amendments(_ terms: CheckTerms) throws -> [Change] {
        var amendment = Amendment()
        amendment.checks = [
            CarriedCheck(
                id: "errors",
                from: "failures",
                isKept: true,
                terms: terms,
                isCountedFromNow: true
            ),
            CarriedCheck(id: "latency", from: nil, isKept: false, terms: terms),
        ]
        amendment.removed = ["leak"]
        amendment.stages = [
            CarriedStage(name: "pilot", from: "beta", users: 20),
            CarriedStage(name: "launch", from: nil, users: 5_000),
        ]
        amendment.deadlines = ["pool": "launch"]
        return [
            .planApplied(
                digest: .sampleDigest,
                by: "zoë",
                blockers: [fullBlocker, shortBlocker],
                amendment: amendment
            )
        ]
    }

    /// The changes that follow from what people say.
    private static var words: [Change] {
        let acceptance = Acceptance(by: "zoë", at: .sample, reason: "known", isByPerson: false)
        let approval = Approval(
            stage: "launch",
            by: "zoë",
            role: "lead",
            at: .sample,
            planDigest: .sampleDigest,
            registerRevision: -1
        )
        let waiver = Waiver(
            subject: "errors",
            by: "zoë",
            at: .sample,
            until: .sample,
            reason: "known"
        )
        let word = Attestation(subject: "leak", result: .value(1), by: "bot", at: .sample)
        return [
            .attested(attestation: word, replaces: [3]), .withdrawn(entry: 3),
            .approved(approval: approval), .waived(waiver: waiver),
            .riskAccepted(id: "load", acceptance: acceptance),
            .blockerOpened(blocker: shortBlocker, by: "zoë", reason: "seen", isByPerson: true),
            .blockerOpened(blocker: shortBlocker, by: "ci", reason: nil, isByPerson: false),
            .blockerCleared(id: "slow", by: "zoë", evidence: "fast", decision: "mended"),
            .mitigationClaimed(id: "pool", acceptance: acceptance), .mitigationVerified(id: "pool"),
            .clockCorrected(
                lapsed: Lapsed(attestations: [3], approvals: [approval], waivers: [waiver])
            ),
            .refused(
                refusal: Refusal(
                    actor: "zoë",
                    outcome: .held,
                    obstacles: Obstacle.Rule.allCases.map { "\($0.rawValue):no-go:errors" }
                )
            ),
        ]
    }

    private static func holds(by owner: String) -> [Change] {
        let full = Hold(
            id: "night",
            owner: owner,
            reason: "dark",
            since: .sample,
            expires: .sample,
            needsPerson: true,
            isByPerson: true,
            peopleNeeded: 2,
            number: 3
        )
        let short = Hold(id: "night", owner: owner, reason: nil, since: .sample)
        return [
            .held(hold: full), .held(hold: short), .released(hold: "night"),
            .releaseAgreed(hold: "night", by: owner), .completed,
            .entered(stage: "beta", exposure: 20),
            .rolledBack(to: "beta", exposure: 20, byGuard: true),
            .rolledBack(to: nil, exposure: 0, byGuard: false),
            .cohortFrozen(
                stage: "beta",
                members: ListDigest(of: []),
                passedOver: ListDigest(of: [])
            ),
            .forgotten(stage: "beta", cohort: cohort),
        ]
    }

    /// The changes that follow from what is measured.
    private static func looks(_ check: Check, _ terms: CheckTerms) throws -> [Change] {
        let counts = try Measurement.counts(#require(Proportion(failures: 1, trials: 1_000)))
        let reading = Reading(
            check: check.id,
            takenAt: .sample,
            measurement: counts,
            since: .sample
        )
        let streak = Streak(seenMilliseconds: 1_500, lastLook: .sample, isFailing: true)
        let words = Dictionary(keepingFirst: verdicts.map { ($0.word, $0.word) })
        return [
            .looked(verdicts: words, streaks: ["errors": streak]),
            .unseen(since: ["errors": .sample]), .blindnessTold(checks: ["errors"]),
            .seenAgain(checks: ["errors"]),
            .failuresSeen(values: ["errors": "2%"], passing: ["latency"]),
            .totalsRead(baselines: [Baseline(check, terms, reading, isOfBeginning: true)]),
            .countsSeen(counts: [try #require(SeenCount(check, terms, reading))]),
        ]
    }
}
