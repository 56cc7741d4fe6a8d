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
            let json = GuardJSON(looks, at: now)
            return try Console.print(json: json, onOneLine: isWatch)
        }
        let lines = looks.isEmpty ? ["no rollout is live"] : looks.map(\.line)
        let isNews = lastLines.withLock { last in
            defer { last = lines }
            return last != lines
        }
        guard !isWatch || isNews else { return }
        for line in lines { Console.print("\(now.text.prefix(19))Z \(line)".harmless) }
    }
}

extension RolloutGuard.Look {
    fileprivate var line: String {
        switch result {
        case .failure(let error):
            return "\(rollout): \(Problem(error, verbose: false).description)"
        case .success(let answer):
            let entry = answer.entry.map { " (entry \($0))" } ?? ""
            return "\(rollout): \(answer.decision.summary)\(entry)"
        }
    }
}

/// The JSON answer of `guard --json` for each look.
private struct GuardJSON: Encodable {
    let at: Instant
    let looks: [AnswerJSON]
    let errors: [String: String]

    init(_ looks: [RolloutGuard.Look], at now: Instant) {
        at = now
        var answers: [AnswerJSON] = []
        var errors: [String: String] = [:]
        for look in looks {
            switch look.result {
            case .success(let answer):
                answers.append(AnswerJSON(answer, rollout: look.rollout, now: now))
            case .failure(let error):
                errors[look.rollout] = Problem(error, verbose: false).description
            }
        }
        self.looks = answers
        self.errors = errors
    }
}
