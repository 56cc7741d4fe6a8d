import AuditLog
import RolloutAPI
import RolloutController
import Rollouts
import Synchronization
import Values

/// Prints the results of the guard's looks as they happen.
///
/// A watch prints only those that have changed.
final class GuardScreen: Sendable {
    private let common: CommonOptions
    private let isWatch: Bool
    /// The last line about each rollout, and under no name that none is watched.
    private let lastLines = Mutex<[String: String]>([:])

    init(common: CommonOptions, isWatch: Bool) {
        self.common = common
        self.isWatch = isWatch
    }

    /// Prints one look, unless its JSON comes at the end with that of the others.
    func show(_ look: RolloutGuard.Look) throws {
        lastLines.withLock { $0[""] = nil }
        if !common.json {
            show(look.line, of: look.rollout)
        } else if isWatch {
            try Console.print(json: GuardAnswer(look, at: .now), look.ending, onOneLine: true)
        }
        for trouble in look.troubles { Console.say(sentences: "\(look.rollout): \(trouble)") }
    }

    /// Prints what there is to say after one round.
    func show(_ round: RolloutGuard.Round, at now: Instant) throws {
        if common.json {
            try Console.print(json: GuardAnswer(round, at: now), round.ending)
        } else {
            for rollout in round.rolledBack { show(rollout) }
            if round.looks.isEmpty, round.rolledBack.isEmpty { showNobody() }
        }
        if let problem = round.headProblem { complain(ofHead: problem) }
        if let problem = round.flagsProblem { Console.insist(sentences: problem) }
        show(round.cosigning)
    }

    func show(_ report: RolloutGuard.Report) {
        switch report {
        case .look(let look):
            do { try show(look) } catch { complain(of: error) }
        case .rolledBack(let rollout): show(rollout)
        case .flagsProblem(let problem):
            if isNews(problem, about: " flags") { Console.insist(sentences: problem) }
        case .headProblem(let error):
            if isNews("\(error)", about: " head") { complain(ofHead: error) }
        case .nobody: showNobody()
        case .cosigning(let cosigning): show(cosigning)
        case .problem(let error): complain(of: error)
        }
    }

    private func show(_ rolledBack: RolloutGuard.RolledBack) {
        guard !common.json else { return }
        let (rollout, hold) = (rolledBack.rollout, rolledBack.hold)
        show(
            "\(rollout): rolled back \(hold.since.minute), and nobody has released \(hold.id): "
                + hold.reasonText,
            of: rollout
        )
    }

    private func showNobody() {
        guard !common.json else { return }
        show("no rollout is live", of: "")
    }

    private func show(_ cosigning: Cosigning?) {
        for complaint in cosigning?.complaints ?? [] { Console.say(sentences: complaint) }
    }

    private func complain(of error: any Error) {
        Console.insist(Failure(error, verbose: common.verbose).text)
    }

    /// Says why the head cannot be gone by, and nothing of what was recorded: that was before.
    private func complain(ofHead error: any Error) {
        guard let error = error as? LogError else { return complain(of: error) }
        Console.insist(sentences: "the log's head cannot be compared: \(error.reason)")
    }

    private func isNews(_ line: String, about subject: String) -> Bool {
        lastLines.withLock { $0.updateValue(line, forKey: subject) != line }
    }

    private func show(_ line: String, of rollout: String) {
        guard isNews(line, about: rollout) else { return }
        Console.print("\(Instant.now.second) \(line)".sanitizedForTerminal)
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

    /// The troubles beside the decision: flags that are behind, or a head that is not signed.
    fileprivate var troubles: [String] {
        guard let answer = try? result.get() else { return [] }
        let unsigned = answer.head?.whyUnsigned.map { "the log's head is not signed: \($0)" }
        return [unsigned, answer.flagsProblem].compactMap(\.self)
    }
}
