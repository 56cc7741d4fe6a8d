import AuditLog
import Foundation
@testable import RolloutController
import Rollouts
import TestSupport
import Testing
import Transparency
import Values

extension HistoryRecording {
    @Test func `keys that are used again, and conflicts`() async throws {
        try await Recorder.record("keys", exporting: true) { rollout in
            try await rollout.apply()
            try await rollout.attest()
            try await rollout.advance(to: "beta", key: "first").expect(.advanced)
            try await rollout.advance(to: "beta", key: "first").expect(.advanced)
            rollout.evidence["errors"] = .value(1)
            rollout.evidence["latency"] = .value(100)
            let held = rollout
            rollout.evidence.meanwhile { try await held.hold("first") }
            try await rollout.advance(to: "launch", key: "second").expect(.conflict)
            try await rollout.advance(to: "launch", key: "second").expect(.held)
            try await rollout.resumeAll()
            rollout.evidence.meanwhile { try await held.attest() }
            rollout.evidence["errors"] = .value(11)
            try await rollout.tick().expect(.tripped)
            try await rollout.resumeAll()
            rollout.evidence["errors"] = .value(1)
            await #expect(throws: RolloutLogError.self) {
                try await held.advance(to: "beta", key: "first")
            }
            try await rollout.attest()
            try await rollout.advance(to: "beta", key: "third").expect(.advanced)
            try await rollout.perform(
                .hold(id: nil, reason: "old", expires: nil),
                expecting: 2
            ).expect(.conflict)
            try await stopLate(rollout)
        }
    }

    /// Records a stop that was decided before something else came first.
    private func stopLate(_ rollout: TestRollout) async throws {
        let request = Request(command: .rollback(to: nil, reason: nil), actor: .manager)
        let before = try rollout.log.rollout(named: "release")
        let decision = before.decision(on: request, given: Evidence(), at: rollout.now)
        let proposal = Proposal(
            request,
            RequestOptions(rollout: "release"),
            before,
            Gathered(evidence: Evidence(), cohort: nil),
            decision,
            at: rollout.now
        )
        try await rollout.hold("between")
        _ = try await rollout.log.commit(proposal, signedWith: rollout.keyPath)
            .expect(.rolledBack)
    }

    @Test func `several rollouts of one log`() async throws {
        try await Recorder.record("several") { rollout in
            let all = ["one", "two", "three"].map { rollout.named($0) }
            for rollout in all { try await rollout.apply(TestPlan.named(rollout.name)) }
            for (rollout, stage) in zip(all, ["beta", "launch", "beta"]) {
                try await rollout.reach(stage)
            }
            try await all[0].hold("one only")
            rollout.evidence["errors"] = .value(11)
            _ = try await rollout.watch()
            rollout.evidence["errors"] = .value(1)
            try await all[1].resumeAll()
            try await all[2].raise("fire", .p0)
            for rollout in all { try await rollout.advance() }
            #expect(try rollout.log.log.rollouts().count == 3)
        }
    }

    @Test func `a clock that was ahead`() async throws {
        try await Recorder.record("clock") { rollout in
            let approved = "cohort: 5000, soak: 0s, approvals: { count: 1, role: lead }"
            try await rollout.apply(
                TestPlan.text.replacing("cohort: 5000, soak: 0s", with: approved)
            )
            let other = rollout.named("other")
            try await other.apply(TestPlan.named("other"))
            try await rollout.attest()
            try await rollout.advance(to: "beta").expect(.advanced)
            rollout.wait(days: 3)
            let end = rollout.now + .seconds(3_600)
            try await rollout.perform(.hold(id: "ahead", reason: nil, expires: end))
            try await rollout.attest("leak", 0, of: 700)
            try await rollout.approve("launch", by: "lea").expect(.recorded)
            try await rollout.waive("errors", for: .seconds(86_400)).expect(.recorded)
            try await other.hold("by the wrong clock")
            rollout.wait(.seconds(-3 * 86_400 + 600))
            try await rollout.attest("leak", 0, of: 800)
            try await rollout.perform(.correctClock(reason: "battery"), by: .bot)
                .expect(.notPermitted)
            try await rollout.perform(.correctClock(reason: "battery")).expect(.recorded)
            try await rollout.perform(.correctClock(reason: "battery")).expect(.invalid)
            try await other.hold("by the right clock")
            try await other.perform(.correctClock(reason: "battery")).expect(.recorded)
            rollout.wait(minutes: 61)
            try await rollout.advance().expect(.notYet)
            rollout.evidence["errors"] = .value(1)
            rollout.evidence["latency"] = .value(100)
            try await rollout.attest("leak", 0, of: 900)
            try await rollout.advance().expect(.awaitingApproval)
            rollout.wait(days: 200)
            try await rollout.attest("leak", 0, of: 900).expect(.refused)
            try await rollout.hold("a year later").expect(.recorded)
        }
    }

    @Test func `stops that nobody signed until later`() async throws {
        try await Recorder.record("unsigned", exporting: true) { rollout in
            try await rollout.reach("beta")
            let lost = "/dev/null/none.key"
            let hold = Command.hold(id: nil, reason: "no key", expires: nil)
            try await rollout.perform(hold, keyPath: lost).expect(.recorded)
            try await rollout.perform(.rollback(to: nil, reason: nil), keyPath: lost)
                .expect(.rolledBack)
            try await rollout.attest()
            try await rollout.resumeAll()
            // The last ones stay unsigned.
            try await rollout.perform(hold, keyPath: lost).expect(.recorded)
            try await rollout.perform(hold, keyPath: lost)
            #expect(try rollout.findings() == [])
        }
    }

    @Test func `a loss that was accepted`() async throws {
        try await Recorder.record("recovered", exporting: true) { rollout in
            try await rollout.reach("beta")
            try await rollout.named("another").apply(TestPlan.named("another"))
            let copy = rollout.folder.path("copy.sqlite")
            try rollout.log.log.backUp(to: copy)
            try await rollout.attest()
            rollout = try rollout.restored(from: copy)
            let recovery = Recovery(of: rollout.log, keyPath: rollout.keyPath)
            _ = try recovery.acceptLoss(.manager, reason: "the disk", at: rollout.now)
            try await rollout.advance().expect(.held)
            try await rollout.resumeAll()
            try await rollout.attest()
            try await rollout.advance(to: "launch").expect(.advanced)
        }
    }

    @Test func `decisions too large for an entry`() async throws {
        try await Recorder.record("attachments", exporting: true) { rollout in
            let title = String(repeating: "x", count: 300)
            let blockers = (0..<180).map {
                "  - { id: issue-\($0), severity: P3, title: \(title) }\n"
            }
            let text = TestPlan.text + "blockers:\n" + blockers.joined()
            try await rollout.apply(text)
            try await rollout.reach("beta")
            rollout.evidence["latency"] = .value(550)
            try await rollout.tick().expect(.tripped)
            let attached = try rollout.entries().count { $0.payload.count > 65_535 }
            #expect(attached == 1)
        }
    }

    @Test func `heads that witnesses cosigned`() async throws {
        try await Recorder.record("witnessed", exporting: true) { rollout in
            try await rollout.apply()
            try cosign(rollout, [1, 2])
            try await rollout.reach("beta")
            try cosign(rollout, [1])
            try await rollout.tick()
            try await rollout.hold()
            try cosign(rollout, [1, 2, 3])
            let key = try #require(try LogSigner(known: rollout.keyPath)).key.verifier
            let witnesses = try [1, 2, 3].map { try TestKeys.witness($0).verifier }
            try Recorder.makeFolder("witnessed")
            try Recorder.write(
                ["log \(key)"]
                    + zip(["one", "two", "three"], witnesses).map {
                        "witness \($0) \($1)"
                    } + ["group all-but-one 2 one two three", "quorum all-but-one"],
                KeptHistory("witnessed").url(.policy)
            )
        }
    }

    private func cosign(_ rollout: TestRollout, _ numbers: [UInt8]) throws {
        let log = rollout.log.log
        let note = try #require(try log.lastCheckpoint())
        let size = try Checkpoint(parsing: note.text).size
        let seconds = UInt64(rollout.now.milliseconds / 1_000)
        let answers = try numbers.map { number in
            let key = try TestKeys.witness(number)
            let line = try key.cosignature(on: note.text, atSeconds: seconds).line
            return WitnessAnswer(
                witness: key.verifier.name,
                size: size,
                cosignature: try key.verifier.cosignature(in: line, on: note.text).get(),
                error: nil
            )
        }
        try log.record(answers, on: note, at: rollout.now)
    }

    @Test func `plans that nothing can pass, and plans of another file`() async throws {
        try await Recorder.record("refusals") { rollout in
            try await rollout.apply(
                """
                sluice: 1
                name: release
                sources: { metrics: { prometheus: "http://metrics.invalid" } }
                noGo:
                  - id: queue
                    measure: { from: metrics, value: queue }
                    require: { value: "< 5" }
                stages:
                  - { name: beta, cohort: 20, soak: 1h }
                  - { name: early, cohort: 200, soak: 0s }
                  - { name: launch, cohort: 500, soak: 0s }
                freezes: [ { from: 2027-01-15T10:00:00Z, to: 2027-01-15T11:00:00Z, reason: fair } ]

                """
            )
            rollout.evidence["queue"] = .value(5)
            try await rollout.advance().expect(.refused)
            rollout.evidence["queue"] = .value(4)
            let other = Request(
                command: .advance(to: nil, accepting: [], reason: nil),
                actor: .manager,
                planDigest: String(repeating: "0", count: 64)
            )
            let options = RequestOptions(rollout: "release")
            _ = try await rollout.controller.perform(other, options, at: rollout.now)
                .expect(.refused)
            try await rollout.advance(to: "launch").expect(.refused)
            try await rollout.advance(to: "beta").expect(.advanced)
            try await rollout.advance().expect(.notYet)
            rollout.wait(minutes: 59)
            try await rollout.advance().expect(.notYet)
            rollout.wait(minutes: 61)
            try await rollout.advance().expect(.held)
            rollout.wait(minutes: 30)
            try await rollout.advance().expect(.held)
            rollout.wait(minutes: 31)
            rollout.evidence["queue"] = .unavailable(.noData("nothing"))
            try await rollout.advance().expect(.notYet)
            rollout.evidence["queue"] = .value(4)
            try await rollout.advance(to: "early").expect(.advanced)
            try await rollout.advance(to: "early").expect(.alreadyThere)
            try await rollout.advance(to: "nowhere").expect(.invalid)
        }
    }
}
