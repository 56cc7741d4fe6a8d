import RolloutAPI
import RolloutController
import Rollouts
import Synchronization
import Values

/// Prints the results of the guard's looks; a watch prints only results that have changed.
final class GuardScreen: Sendable {
    private let common: CommonOptions
    private let isWatch: Bool
    private let lastLines = Mutex<[String]>([])

    init(common: CommonOptions, isWatch: Bool) {
        self.common = common
        self.isWatch = isWatch
    }

    func show(_ looks: [RolloutGuard.Look], at now: Instant) throws {
        guard !common.json else {
            let json = GuardAnswer(looks, at: now)
            return try Console.print(json: json, onOneLine: isWatch)
        }
        let lines = looks.isEmpty ? ["no rollout is live"] : looks.map(\.line)
        let isNews = lastLines.withLock { last in
            defer { last = lines }
            return last != lines
        }
        guard !isWatch || isNews else { return }
        for line in lines { Console.print("\(now.text.prefix(19))Z \(line)".sanitizedForTerminal) }
    }
}

extension RolloutGuard.Look {
    fileprivate var line: String {
        switch result {
        case .failure(let error):
            return "\(rollout): \(Failure(error).description)"
        case .success(let answer):
            let entry = answer.entry.map { " (entry \($0))" } ?? ""
            return "\(rollout): \(answer.decision.summary)\(entry)"
        }
    }
}
