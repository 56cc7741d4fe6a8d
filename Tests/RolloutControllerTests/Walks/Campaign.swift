import Foundation
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
    private static let stepsOfWalk = 250

    private static let steps = setting("WALK_STEPS") ?? 1_500
    private static let firstSeed = UInt64(setting("WALK_SEED") ?? 1)

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
                        sum.add(await walked(seed: firstSeed + walk))
                    }
                    return sum
                }
            }
            return await group.reduce(into: Result()) { $0.add($1) }
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
        }
        result.stepCount = stepsOfWalk
        return result
    }

    /// The things that walks must come through, with the least number in a thousand steps.
    static let reached: [(String, Double)] = []
}
