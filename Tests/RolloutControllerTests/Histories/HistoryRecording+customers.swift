import AuditLog
import Cohorts
@testable import RolloutController
import Rollouts
import TestSupport
import Testing
import Values

extension HistoryRecording {
    @Test func `customers of a file, chosen, kept and forgotten`() async throws {
        try await Recorder.record("customers", exporting: true) { rollout in
            try write(0..<900, rollout)
            try rollout.folder.write("id\nc3\nc5\n", "excluded.csv")
            try await rollout.apply(HistoryPlans.customers())
            try await rollout.attest("leak", 0, of: 500)
            try await rollout.advance(to: "beta").expect(.advanced)
            try await rollout.advance(to: "early").expect(.advanced)
            try await forget(rollout, nth: 3)
            try await forget(rollout, nth: 150)
            try await rollout.perform(.forget(forgetting: Forgetting([]), reason: "asked"))
                .expect(.alreadyThere)
            try await missing(rollout)
            try await rollout.rollBack(to: "beta").expect(.rolledBack)
            try await rollout.resumeAll()
            try await rollout.attest("leak", 0, of: 500)
            try await rollout.advance(to: "early").expect(.advanced)
            try await amended(customers: rollout)
            #expect(try rollout.state().exposure == 499)
        }
    }

    private func forget(_ rollout: TestRollout, nth: Int) async throws {
        let state = try rollout.state()
        let cohort = try #require(state.cohort)
        let id = try rollout.log.list(of: cohort).members[nth]
        let forgetting = try rollout.log.forgetting(id, in: "release")
        for actor in [Actor.bot, .manager] {
            rollout.wait(.seconds(1))
            _ = try await rollout.controller.perform(
                Request(command: .forget(forgetting: forgetting, reason: "asked"), actor: actor),
                RequestOptions(rollout: "release", forgotten: id),
                at: rollout.now
            ).expect(actor == .bot ? .notPermitted : .recorded)
        }
    }

    /// Asks for a stage while the list is short, cut off, unreadable or gone.
    private func missing(_ rollout: TestRollout) async throws {
        try write(0..<300, rollout)
        try await rollout.advance().expect(.refused)
        try write(600..<1_500, rollout)
        try await rollout.advance()
        try rollout.folder.write("id,tier\n\"c1,gold\n", "customers.csv")
        try await rollout.advance().expect(.sourceFailed)
        try write(0..<900, rollout, gold: false)
        try await rollout.advance().expect(.refused)
        try write(0..<895, rollout)
    }

    private func amended(customers rollout: TestRollout) async throws {
        try rollout.folder.write("id\nc3\nc5\nc11\n", "excluded.csv")
        try await rollout.apply(HistoryPlans.customers([("cohort: 200", "cohort: 100")]))
            .expect(.refused)
        try await rollout.apply(
            HistoryPlans.customers([("invited: [c7, c19]", "invited: [c7, c19, c23]")])
        ).expect(.recorded)
        try await rollout.attest("leak", 0, of: 500)
        try await rollout.advance(to: "launch").expect(.advanced)
        try await rollout.advance().expect(.advanced)
        try await forget(rollout, nth: 400)
        try write(0..<900, rollout)
    }

    private func write(_ numbers: Range<Int>, _ rollout: TestRollout, gold: Bool = true) throws {
        let lines = numbers.map { "c\($0),\(gold && $0 % 7 == 0 ? "gold" : "basic")\n" }
        try rollout.folder.write("id,tier\n" + lines.joined(), "customers.csv")
    }
}
