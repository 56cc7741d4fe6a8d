import AuditLog
import Rollouts
import TestSupport
import Testing
import Transparency
import Values

@testable import RolloutController

@Suite struct RecoveryTests {
    @Test func `stops that were recorded without the key are signed with the next entry`()
        async throws
    {
        try await withRollout { rollout in
            let hold = Command.hold(id: nil, reason: "no key", expires: nil)
            let held = try await rollout.perform(hold, keyPath: "/dev/null/none.key")
            #expect(held.decision.outcome == .recorded)
            #expect(held.head?.problem != nil)
            #expect(try rollout.findings() == [])
            let resumed = try await rollout.perform(.resume(id: nil, reason: "go on"))
            #expect(resumed.head?.problem == nil)
            #expect(try rollout.findings() == [])
        }
    }

    @Test func `entries that nobody signed stop what goes on until they are signed`() async throws {
        try await withRollout { rollout in
            try await rollout.hold("first")
            let request = Request(command: .resume(id: nil, reason: "on"), actor: .manager)
            let before = try rollout.log.rollout(named: "release")
            let resumed = before.decision(on: request, given: Evidence(), at: rollout.now)
            let proposal = Proposal(
                request,
                RequestOptions(rollout: "release"),
                before,
                Gathered(evidence: Evidence(), cohort: nil),
                resumed,
                at: rollout.now
            )
            #expect(try rollout.log.commit(proposal).entry == 2)
            await #expect(throws: LogSignerError.unsigned(from: 2, to: 2)) {
                try await rollout.attest()
            }
            #expect(try await rollout.hold("again").decision.outcome == .recorded)

            let signed = try recovery(of: rollout).mend()
            #expect(signed.checkpoint.size == 4)
            #expect(try rollout.findings() == [])
            let first = try #require(try rollout.state().holds.first).id
            let gone = try await rollout.perform(.resume(id: first, reason: "go on"))
            #expect(gone.decision.outcome == .recorded)
        }
    }

    @Test func `a loss that is accepted holds every rollout, under a new name`() async throws {
        try await withRollout { rollout in
            try await rollout.named("another").apply(TestPlan.named("another"))
            let copy = rollout.folder.path("copy.db")
            try rollout.log.log.backUp(to: copy)
            let name = try #require(try LogSigner(known: rollout.keyPath)).key.verifier.name
            try await rollout.attest()
            let rollout = try rollout.restored(from: copy)
            let recovery = recovery(of: rollout)
            #expect(recovery.obstacle() != nil)
            #expect(throws: (any Error).self) { try recovery.mend() }

            let signed = try recovery.acceptLoss(.manager, reason: "disk", at: rollout.now)
            #expect(signed.checkpoint.size == 4)
            let newName = try LogSigner(known: rollout.keyPath)?.key.verifier.name
            #expect(newName != nil && newName != name)
            for rollout in [rollout, rollout.named("another")] {
                #expect(try rollout.state().holds.map { $0.id.hasPrefix("loss-") } == [true])
            }
            #expect(recovery.obstacle() == nil)
            #expect(try rollout.findings() == [])
            try await rollout.attest()
            #expect(try await rollout.advance().decision.outcome == .held)
        }
    }

    @Test func `a program accepts no loss`() async throws {
        try await withRollout { rollout in
            #expect(throws: RecoveryError.notAPerson) {
                try recovery(of: rollout).acceptLoss(.bot, reason: "disk", at: rollout.now)
            }
            let count = try rollout.entryCount()
            #expect(count == 1)
        }
    }

    private func recovery(of rollout: TestRollout) -> Recovery {
        Recovery(of: rollout.log, keyPath: rollout.keyPath)
    }
}
