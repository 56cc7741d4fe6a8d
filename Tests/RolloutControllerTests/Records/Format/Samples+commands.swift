import Cohorts
import Rollouts
import Statistics
import Testing
import Values

@testable import RolloutController

/// Entries that have everything once that an entry can have.
enum Samples {
    /// Every command, with all its fields and with as few as it can have.
    static var commands: [Command] {
        get throws {
            let counts = try #require(Proportion(failures: 1, trials: 1_000))
            return [
                .apply(digest: .sampleDigest, differences: ["stages[0].soak: 1h"]),
                .apply(digest: .sampleDigest, differences: []),
                .advance(to: "launch", accepting: ["pool"], reason: "go"),
                .advance(to: nil, accepting: [], reason: nil),
                .tick,
                .hold(id: "night", reason: "dark", expires: .sample),
                .hold(id: nil, reason: nil, expires: nil),
                .resume(id: "night", reason: "day"),
                .resume(id: nil, reason: "day"),
                .rollback(to: "beta", reason: "slow"),
                .rollback(to: nil, reason: nil),
                .approve(stage: "launch", role: "lead", reason: "fine"),
                .approve(stage: nil, role: nil, reason: nil),
                .waive(subject: "errors", until: .sample, reason: "known"),
                .attest(subject: "leak", result: .counts(counts), replaces: [3], reason: "seen"),
                .attest(subject: "leak", result: .value(0.5), replaces: [], reason: nil),
                .attest(
                    subject: "leak",
                    result: .value(0.5),
                    reason: "nightly",
                    link: WebLink(text: "https://ci.example/runs/7")
                ),
                .attest(subject: "leak", result: nil, replaces: [3], reason: "wrong"),
                .acceptRisk(id: "load", reason: "we are many"),
                .raiseBlocker(blocker: fullBlocker, reason: "seen"),
                .raiseBlocker(blocker: shortBlocker, reason: nil),
                .clearBlocker(id: "slow", evidence: "fast", reason: "mended"),
                .reopenBlocker(id: "slow", reason: "slow again"),
                .mitigationDone(id: "pool", reason: "scaled"),
                .acceptLoss(loss: fullLoss, reason: "the disk died"),
                .acceptLoss(loss: shortLoss, reason: "the disk died"),
                .correctClock(reason: "the battery was empty"),
                .forget(
                    forgetting: Forgetting([.init(stage: "beta", cohort)]),
                    reason: "asked"
                ),
            ]
        }
    }

    static let fullBlocker = BlockerDetails(
        id: "slow",
        severity: .p1,
        title: "Slow",
        impact: "seconds",
        behaviour: "waits",
        workaround: "wait",
        mitigation: "pool",
        before: "launch",
        cleared: .init(evidence: "fast", decision: "go on")
    )
    static let shortBlocker = BlockerDetails(id: "slow", severity: .p3, title: "Slow")

    static let fullLoss = AcceptedLoss(
        from: 20,
        signed: 22,
        head: "example.com/log\n22\n",
        origin: "example.com/log",
        newOrigin: "example.com/log-2"
    )
    static let shortLoss = AcceptedLoss(
        from: 0,
        signed: nil,
        head: nil,
        origin: nil,
        newOrigin: "example.com/log-2"
    )

    static let cohort = FrozenCohort(
        entry: 3,
        members: ListDigest(of: []),
        passedOver: ListDigest(of: [])
    )

    /// A request with everything that is stated of it.
    static var fullRequest: Record {
        let plain = Record.sample()
        return Record(
            edition: plain.edition,
            request: Request(
                command: .hold(id: nil, reason: nil, expires: nil),
                actor: Actor(name: "zoë", kind: .automation),
                planDigest: .sampleDigest,
                askedAt: .sample,
                clockIsRight: true
            ),
            at: plain.at,
            revision: plain.revision,
            planDigest: plain.planDigest,
            evidence: plain.evidence,
            decision: plain.decision,
            plan: nil,
            planPath: nil,
            planValues: nil
        )
    }
}
