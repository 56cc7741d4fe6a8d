import Foundation
import Rollouts
import TestSupport
import Testing

extension HistoryRecording {
    /// What the second edition of the rules decides otherwise, and the keys that came with it.
    @Test func `limits by stage, groups, sums and everybody, and holds numbered by kind`()
        async throws
    {
        try await Recorder.record("second", exporting: true) { rollout in
            let customers = (0..<300).map { "c\($0),co\($0 % 40)\n" }.joined()
            try rollout.folder.write("id,company\n" + customers, "customers.csv")
            try rollout.folder.write("id\nc3\nco5\n", "excluded.csv")
            try await rollout.apply(HistoryPlans.second)
            measure(rollout, errors: 10, of: 3_000)
            rollout.evidence["size"] = .unavailable(.secretMissing("env:TOKEN is not set"))
            try await rollout.advance().expect(.sourceFailed)
            rollout.evidence["size"] = .value(5)
            try await rollout.advance(to: "beta").expect(.advanced)
            rollout.wait(minutes: 11)
            try await rollout.hold("lunch")
            try await rollout.rollBack().expect(.rolledBack)
            try await rollout.resumeAll()
            try await rollout.advance(to: "beta").expect(.advanced)
            try await approvals(rollout)
            rollout.wait(minutes: 11)
            measure(rollout, errors: 40, of: 3_000)
            try await rollout.tick().expect(.tripped)
            try await rollout.resumeAll()
            measure(rollout, errors: 0, of: 3_000)
            for stage in ["beta", "third", "all"] {
                rollout.wait(minutes: 11)
                try await approve(rollout)
                try await rollout.advance(to: stage).expect(.advanced)
            }
            try await rollout.rollBack(to: "third").expect(.rolledBack)
            #expect(try rollout.state().holds.map(\.id) == ["rollback-3"])
        }
    }

    @Test func `whole units of customers`() async throws {
        try await Recorder.record("units") { rollout in
            let customers = (0..<300).map { "c\($0),co\($0 * $0 % 47)\n" }.joined()
            try rollout.folder.write("id,company\n" + customers, "customers.csv")
            try rollout.folder.write("id\nc3\nco5\n", "excluded.csv")
            try await rollout.apply(HistoryPlans.units)
            rollout.evidence["size"] = .value(5)
            try await rollout.advance(to: "beta").expect(.advanced)
            try await rollout.advance(to: "half").expect(.advanced)
            try await rollout.advance().expect(.advanced)
            #expect(try rollout.state().exposure > 20)
        }
    }

    private func measure(_ rollout: TestRollout, errors: Int, of requests: Int) {
        rollout.count("timeouts", errors, of: requests)
        rollout.count("ok", errors, of: requests)
    }

    private func approve(_ rollout: TestRollout) async throws {
        for name in ["ada", "kim"] {
            try await rollout.perform(
                .approve(stage: nil, role: nil, reason: nil),
                by: .person(name)
            )
        }
    }

    private func approvals(_ rollout: TestRollout) async throws {
        rollout.wait(minutes: 11)
        try await rollout.advance().expect(.awaitingApproval)
        let approve = Command.approve(stage: nil, role: nil, reason: nil)
        try await rollout.perform(approve, by: .person("kim")).expect(.recorded)
        try await rollout.advance().expect(.awaitingApproval)
        try await rollout.perform(approve, by: .person("zoe")).expect(.notPermitted)
        try await rollout.perform(approve, by: .person("ADA")).expect(.recorded)
        try await rollout.advance(to: "third").expect(.advanced)
    }
}
