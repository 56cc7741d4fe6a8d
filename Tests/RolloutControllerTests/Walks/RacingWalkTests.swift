import Rollouts
import TestSupport
import Testing
import Values

@testable import RolloutController

/// Commands that are asked for at the same time, in whatever order they come to be recorded.
@Suite struct RacingWalkTests {
    private static let rounds = Array(UInt64(1)...4)

    @Test(arguments: rounds) func `a stop is carried out, whoever comes first`(
        _ seed: UInt64
    ) async throws {
        try await withRollout { rollout in
            var random = SeededGenerator(seed: seed)
            for _ in 1...3 {
                try await rollout.reach("launch")
                let target = [nil, "beta", "beta"].randomElement(using: &random) ?? nil
                let others = Self.others.shuffled(using: &random).prefix(4)
                try await race(rollout, backTo: target, others)
                try await release(rollout)
            }
            #expect(try rollout.findings() == [])
        }
    }

    /// A rollback to a stage is bound to what its plan measures, so that another plan undoes it.
    @Test(arguments: rounds) func `a rollback to a stage is carried out, whatever plan comes first`(
        _ seed: UInt64
    ) async throws {
        try await withRollout { rollout in
            for round in 1...6 {
                try await rollout.reach("launch")
                let outcomes = try await withThrowingTaskGroup(of: Outcome?.self) { group in
                    for number in 1...3 {
                        group.addTask {
                            let limit = 500 + Int(seed) * 100 + round * 10 + number
                            let text = TestPlan.text.replacing("< 500", with: "< \(limit)")
                            _ = try await rollout.apply(text, from: "\(seed)-\(round)-\(number)")
                            return nil
                        }
                    }
                    group.addTask { try await rollout.rollBack(to: "beta").decision.outcome }
                    return try await group.reduce(into: [Outcome?]()) { $0.append($1) }
                }
                #expect(outcomes.compactMap(\.self) == [.rolledBack])
                #expect(try rollout.state().exposure == 20)
                try await release(rollout)
            }
        }
    }

    private static let others: [Command] = [
        .advance(to: nil, accepting: [], reason: nil),
        .advance(to: nil, accepting: [], reason: "again"),
        .hold(id: nil, reason: "one", expires: nil),
        .hold(id: nil, reason: nil, expires: nil),
        .acceptRisk(id: "load", reason: "known"),
        .raiseBlocker(
            blocker: BlockerDetails(id: "slow", severity: .p3, title: "Slow"),
            reason: nil
        ),
    ]

    private func race(
        _ rollout: TestRollout,
        backTo target: String?,
        _ others: ArraySlice<Command>
    ) async throws {
        let outcomes = try await withThrowingTaskGroup(of: (Command, Outcome).self) { group in
            let commands =
                others.prefix(2) + [.rollback(to: target, reason: nil)] + others.suffix(2)
            for command in commands {
                group.addTask { (command, try await rollout.perform(command).decision.outcome) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for (command, outcome) in outcomes {
            if case .rollback = command { #expect(outcome == .rolledBack) }
            if case .hold = command { #expect([.recorded, .refused].contains(outcome)) }
        }
        // What an advance exposes after the rollback is the next stage of where that led to.
        let isAdvanced = outcomes.contains { $0.1 == .advanced }
        let most = target == nil ? 0 : 20
        #expect(try isAdvanced || rollout.state().exposure <= most)
    }

    /// Takes the release back from everybody, and releases all holds.
    private func release(_ rollout: TestRollout) async throws {
        try await rollout.rollBack()
        for hold in try rollout.state().holds {
            try await rollout.perform(.resume(id: hold.id, reason: "looked"))
        }
        try await rollout.attest()
    }
}
