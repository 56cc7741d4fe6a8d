import JSONCoding
@testable import Rollouts
import Transparency

/// The part of a decision that may never change under its edition: everything but its words.
struct DecisionFacts: Encodable {
    private let outcome: Outcome
    private let from: String
    private let to: String
    private let exposure: Decision.Exposure
    private let verdicts: [JudgedCheck]
    private let obstacles: [Ground]
    private let changes: [Change]
    private let isNews: Bool

    private struct JudgedCheck: Encodable {
        let id: String
        let part: PlacedCheck.Part
        let verdict: Verdict
    }

    private struct Ground: Encodable {
        let rule: Obstacle.Rule
        let subject: String
    }

    init(_ decision: Decision) {
        outcome = decision.outcome
        from = decision.from
        to = decision.to
        exposure = decision.exposure
        verdicts = decision.checks.map {
            JudgedCheck(id: $0.id, part: $0.part, verdict: $0.verdict)
        }
        obstacles = decision.obstacles.map { Ground(rule: $0.rule, subject: $0.subject) }
        changes = decision.changes.map(Self.withoutWords)
        isNews = decision.isNews
    }

    func digest() throws -> SHA256Digest { SHA256Digest(of: try CanonicalJSON.encode(self)) }

    /// Returns a change without the reason that a rule has worded.
    private static func withoutWords(_ change: Change) -> Change {
        guard case .held(var hold) = change, hold.isWordedByRules else { return change }
        hold.reason = nil
        return .held(hold: hold)
    }
}

extension Decision {
    /// The decision in one line: for people, and with the digest of all its facts.
    func line(of entry: Int, _ kind: String) throws -> String {
        let verdicts = checks.map { "\($0.id):\($0.verdict.reason?.rawValue ?? $0.verdict.word)" }
        let grounds = obstacles.map { "\($0.rule.rawValue):\($0.subject)" }
        let parts = [
            "\(entry)", kind, outcome.rawValue, "\(from)→\(to)",
            "\(exposure.before)→\(exposure.after)", "[\(verdicts.joined(separator: " "))]",
            "[\(grounds.joined(separator: " "))]", try DecisionFacts(self).digest().hex,
        ]
        return parts.joined(separator: " ")
    }
}
