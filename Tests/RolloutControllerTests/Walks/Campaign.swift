import Foundation
import Synchronization
import TestSupport

/// All walks of a run, each with a log of its own.
enum Campaign {
    struct Result: Sendable {
        var stepCount = 0
        var tally = Tally()
        var failures: [String] = []

        mutating func add(_ other: Self) {
            stepCount += other.stepCount
            tally.add(other.tally)
            failures += other.failures
        }
    }

    /// The result, which is reckoned once for all tests.
    static var result: Result { get async { await task.value } }

    /// The number of steps of one walk; the state of a longer one only gets slower to read.
    private static let stepsOfWalk = 120

    private static let steps = setting("WALK_STEPS") ?? 240
    private static let firstSeed = UInt64(setting("WALK_SEED") ?? 1)

    /// True if no walk begins after one that failed.
    private static let endsEarly = setting("WALK_ENDS_EARLY") != nil
    private static let hasFailed = Mutex(false)

    private static func setting(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }

    private static let task = Task {
        let walkCount = UInt64(max(1, steps / stepsOfWalk))
        let lanes: UInt64 = 2
        return await withTaskGroup(of: Result.self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    var sum = Result()
                    for walk in stride(from: lane, to: walkCount, by: Int(lanes)) {
                        if endsEarly, hasFailed.withLock({ $0 }) { break }
                        sum.add(await walked(seed: firstSeed + walk))
                    }
                    return sum
                }
            }
            let sum = await group.reduce(into: Result()) { $0.add($1) }
            if setting("WALK_TALLY") != nil { print(sum.tally.text) }
            return sum
        }
    }

    private static func walked(seed: UInt64) async -> Result {
        var result = Result()
        do {
            try await withTemporaryFolder { folder in
                var walk = try await Walk(seed: seed, in: folder)
                defer { result.tally = walk.tally }
                try await walk.run(steps: stepsOfWalk)
            }
        } catch {
            result.failures.append("\(error)")
            hasFailed.withLock { $0 = true }
        }
        result.stepCount = stepsOfWalk
        return result
    }

    /// The things that walks must come through, with the least number in a thousand steps.
    static let reached: [(String, Double)] = [
        ("advance advanced", 8), ("entered with approvals", 2), ("renamed", 2),
        ("refused by hold", 20), ("refused by freeze", 1), ("refused by blocker", 6),
        ("refused by approval", 15), ("refused by soak", 2), ("refused by checkFailed", 3),
        ("refused by evidence", 20), ("refused by mitigation", 1), ("refused by sourceFailed", 1),
        ("refused by oneStage", 2), ("refused by mitigationOverdue", 0.03),
        ("refused by clock", 0.1), ("released jointly", 0.1), ("rollback rolledBack", 3),
        ("guard tripped", 1), ("late stop", 7), ("key answered again", 3), ("key of another", 5),
        ("key of the past", 1), ("program refused", 6), ("program amends recorded", 1),
        ("program amends notPermitted", 3), ("log.clock recorded", 4), ("clock far ahead", 0.3),
        ("one rule alone", 10), ("dated ahead of approvals", 0.3),
        ("approved ahead", 0.3),
    ]
}
