import ArgumentParser
import AuditLog
import Foundation
import RolloutAPI
import RolloutController
import Rollouts

/// The names that a shell completes from the log, or none where it cannot be read.
///
/// Nothing is measured or recorded for it, and nothing is said: the user is typing.
enum CompletedNames {
    static let rollouts = CompletionKind.custom { words, _, _ in
        (try? settings(of: words).openLog().log.rollouts()) ?? []
    }

    static let stages = kind { $0.plan?.stages.map(\.name) ?? [] }

    static let blockers = kind { $0.state.register.blockers.map(\.details.id) }

    static let openBlockers = kind { rollout in
        rollout.state.register.blockers.filter(\.isOpen).map(\.details.id)
    }

    static let holds = kind { $0.state.holds.map(\.id) }

    static let mitigations = kind { $0.plan?.mitigations.map(\.id) ?? [] }

    static let risks = kind { $0.plan?.risks.map(\.id) ?? [] }

    static let waivable = kind { rollout in
        let checks = rollout.plan?.allChecks.map(\.check.id) ?? []
        return checks + (rollout.plan?.mitigations.map(\.id) ?? [])
    }

    static let subjects = kind { rollout in
        guard let plan = rollout.plan else { return [] }
        return plan.allChecks.map(\.check).filter(plan.isAttested).map { check in
            check.measure.subject ?? check.id
        }
    }

    private static func kind(
        _ names: @escaping @Sendable (Rollout) -> [String]
    ) -> CompletionKind {
        .custom { words, _, _ in
            let settings = settings(of: words)
            guard let log = try? settings.openLog(),
                let name = try? settings.rolloutName(in: log),
                let rollout = try? log.rollout(named: name)
            else { return [] }
            return unique(names(rollout))
        }
    }

    private static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    /// The log and the rollout that the words before the cursor name, or else the environment.
    private static func settings(of words: [String]) -> LogSettings {
        LogSettings(
            log: value(of: "--log", in: words),
            rollout: value(of: "--rollout", in: words),
            environment: .process
        )
    }

    private static func value(of option: String, in words: [String]) -> String? {
        if let joined = words.last(where: { $0.hasPrefix(option + "=") }) {
            return String(joined.dropFirst(option.count + 1))
        }
        guard let index = words.lastIndex(of: option), index + 1 < words.count else { return nil }
        return words[index + 1]
    }
}
