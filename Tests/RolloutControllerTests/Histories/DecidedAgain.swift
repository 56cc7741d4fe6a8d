import AuditLog
@testable import RolloutController
import Rollouts
import Values

/// The decisions that this version makes on the inputs that a log has recorded.
struct DecidedAgain {
    /// A line for each entry.
    private(set) var decisions: [String] = []
    /// A line for each entry that is asked about, with the answers to the same questions after it.
    private(set) var answers: [String] = []
    private let asks: Bool
    private var states: [String: State] = [:]
    private var plans: [String: (plan: Plan, path: String?)] = [:]

    struct Undecidable: Error {
        let entry: Int
    }

    /// Returns true for all entries of a short log, and some of a long one.
    private static func isAsked(_ entry: Int) -> Bool { entry < 25 || entry.isMultiple(of: 4) }

    init(_ log: DecisionLog, asking: Bool = true) throws {
        asks = asking
        try log.forEachEntry { try take($0) }
    }

    private mutating func take(_ entry: Entry) throws {
        let record = try entry.decoded()
        let state = states[entry.rollout] ?? State(rollout: entry.rollout)
        let inForce = plans[entry.rollout]
        guard let plan = record.plan ?? inForce?.plan, let edition = Edition(known: record.edition)
        else { throw Undecidable(entry: entry.index) }
        let decision = plan.decision(
            on: record.request,
            in: state,
            given: record.evidence,
            at: record.at,
            by: edition,
            replacing: record.plan == nil
                ? nil
                : inForce.map {
                    ReplacedPlan($0.plan, read: $0.path, replacedFrom: record.planPath)
                }
        )
        decisions.append(try decision.line(of: entry.index, entry.kind))
        let next = state.after(record.decision.changes, revision: entry.index, at: entry.time)
        states[entry.rollout] = next
        if let plan = record.plan { plans[entry.rollout] = (plan, record.planPath) }
        guard asks, Self.isAsked(entry.index) else { return }
        let questions = Questions(plan: plan, state: next, record: record, edition: edition)
        answers.append("\(entry.index) \(try questions.line())")
    }
}
