import AuditLog
import Cohorts
import Foundation
import Rollouts
import TestSupport
import Values

@testable import RolloutController

/// A course of a rollout that has every kind of entry, carried out and refused.
extension TestRollout {
    static let everyKindPlan = """
        sluice: 1
        name: release
        population: { customers: { csv: customers.csv, id: id }, salt: salt }
        roles: { lead: [lena, lars] }
        sources:
          suites: { attestation: [bot] }
          metrics: { prometheus: "http://metrics.invalid" }
        noGo:
          - id: leak
            measure: { from: suites, trials: leak }
            require: { failures: 0, trials: 100 }
          - id: errors
            measure: { from: metrics, value: errors }
            require: { value: "< 10" }
            when: live
            onFail: rollback
          - id: latency
            measure: { from: metrics, value: latency }
            require: { value: "< 500" }
            when: live
        stages:
          - { name: beta, cohort: 2, soak: 0s }
          - name: launch
            cohort: 4
            soak: 0s
            approvals: { count: 1, role: lead }
        blockers:
          - { id: slow, severity: P3, title: Slow at night }
        mitigations:
          - id: pool
            level: recommended
            due: { before: launch }
            verify: { measure: { from: metrics, value: pool }, require: { value: ">= 200" } }
        risks: [ { id: load, title: Support load } ]

        """

    /// Carries out every command, of which some are refused at first.
    func takeEveryCommand() async throws {
        try folder.write("id\nann\nben\ncid\ndan\neve\n", "customers.csv")
        try await apply(Self.everyKindPlan)
        try await advance()
        try await attest()
        evidence["errors"] = .value(1)
        evidence["latency"] = .value(100)
        try await advance()
        evidence["latency"] = .value(501)
        try await tick()
        evidence["latency"] = .value(100)
        try await perform(.resume(id: nil, reason: "seen"))
        try await takeWordsOfPeople()
        try await forgetSomebody()
        try await apply(Self.everyKindPlan.replacing("< 500", with: "< 400"))
        try await correctClock()
        try await rollBack()
        try await perform(.acceptLoss(loss: Self.loss, reason: "the disk died"))
    }

    private func takeWordsOfPeople() async throws {
        let blocker = BlockerDetails(id: "dark", severity: .p1, title: "Dark", before: "launch")
        let end = now + .seconds(86_400)
        for command: Command in [
            .hold(id: "night", reason: nil, expires: end),
            .resume(id: "night", reason: "day"),
            .waive(subject: "latency", until: end, reason: "known"),
            .acceptRisk(id: "load", reason: "we are many"),
            .raiseBlocker(blocker: blocker, reason: "seen"),
            .advance(to: "launch", accepting: [], reason: "go"),
            .clearBlocker(id: "dark", evidence: "seen", reason: "lit"),
            .reopenBlocker(id: "dark", reason: "again"),
            .mitigationDone(id: "pool", reason: "scaled"),
        ] {
            try await perform(command)
        }
        let lead = Actor(name: "lena", kind: .person)
        try await perform(.approve(stage: nil, role: "lead", reason: "fine"), by: lead)
    }

    private func forgetSomebody() async throws {
        guard let id = try log.exposure(in: state())?.list.members.first else { return }
        var options = RequestOptions(rollout: name)
        options.forgotten = id
        let command = Command.forget(
            forgetting: try log.forgetting(id, in: name),
            reason: "asked"
        )
        let request = Request(command: command, actor: .manager)
        _ = try await controller.perform(request, options, at: now)
    }

    private func correctClock() async throws {
        let (days, lead) = (Duration.seconds(3 * 86_400), Actor(name: "lars", kind: .person))
        wait(days)
        try await attest()
        try await perform(.approve(stage: "launch", role: "lead", reason: nil), by: lead)
        wait(.seconds(60) - days)
        try await perform(.correctClock(reason: "the battery was empty"))
    }

    private static let loss = AcceptedLoss(
        from: 20,
        signed: 22,
        head: "example.com/log\n22\n",
        origin: "example.com/log",
        newOrigin: "example.com/log-2"
    )

    /// The bytes of all entries.
    func bodies() throws -> [[UInt8]] {
        try (0..<entryCount()).compactMap { try log.log.body(at: $0) }
    }
}
