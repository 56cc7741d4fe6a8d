import Rollouts
import Values

/// The past of one rollout as a walk has seen it: reckoned from what was asked and answered, and
/// never read from the state that is on trial.
struct Ledger: Sendable {
    var plan: Plan
    var digest: String
    var place = Place.planned
    var exposure = 0
    var stageSince: Instant?
    var firstEntered: [String: Instant] = [:]
    var holds: [String: Held] = [:]
    var issues: [String: Issue] = [:]
    var approvals: [Given] = []
    /// The names of those who have asked for the next step.
    var askers: Set<String> = []
    /// The names of those who applied plans that nobody else has approved since.
    var authors: [String]
    var waivers: [(subject: String, at: Instant, until: Instant)] = []
    var words: [Word] = []
    var guardRollbacks = 0
    var lastTime: Instant

    enum Place: Hashable, Sendable {
        case planned
        case live(String)
        case completed

        var text: String {
            switch self {
            case .planned: "planned"
            case .live(let stage): stage
            case .completed: "completed"
            }
        }
    }

    /// A hold; without a holder it is the guard's.
    struct Held: Sendable {
        var holder: Member?
        var needsPerson = false
        var since: Instant
        var expires: Instant?
        var peopleNeeded = 1
        var agreed: Set<String> = []
    }

    struct Issue: Sendable {
        var severity: Severity
        var before: String?
        var hasWorkaround: Bool
        var isOpen = true
        var isByHand = true
        /// The most users that it lets have the release as a P1.
        var reach: Int
    }

    struct Given: Sendable {
        var stage: String
        let name: String
        let isForLead: Bool
        let digest: String
        let at: Instant
        var isVoid = false
    }

    /// An attested result.
    struct Word: Sendable {
        let name: String
        let failures: Int
        let trials: Int
        var at: Instant
        let entry: Int
        var isOnlyAgainst = false
    }
}

extension Ledger {
    /// The latest moment known to the rollout, by which expiries are measured.
    func latest(_ now: Instant) -> Instant { max(now, lastTime) }

    func activeHolds(at now: Instant) -> [String: Held] {
        holds.filter { $0.value.expires.map { now < $0 } ?? true }
    }

    /// The place of the live stage among the stages; nil if none is live.
    var stageIndex: Int? {
        guard case .live(let name) = place else { return nil }
        return plan.stageIndex(name)
    }

    /// The names of the stages that the rollout is in, or came through.
    var reached: [String] {
        let count =
            switch place {
            case .planned: 0
            case .live: (stageIndex ?? 0) + 1
            case .completed: plan.stages.count
            }
        return plan.stages.prefix(count).map(\.name)
    }

    /// The stage that comes next; nil if none does.
    var nextStage: Stage? {
        switch place {
        case .planned: plan.stages.first
        case .live: stageIndex.flatMap { $0 + 1 < plan.stages.count ? plan.stages[$0 + 1] : nil }
        case .completed: nil
        }
    }

    /// Returns the most users that may have the release while a stage is closed; nil is the last.
    func reach(before stage: String?) -> Int {
        let index = stage.flatMap(plan.stageIndex) ?? (stage == nil ? plan.stages.count - 1 : 0)
        return index > 0 ? plan.stages[index - 1].cohort.most : 0
    }

    func isWaived(_ subject: String, at now: Instant) -> Bool {
        let subject = Self.waived(subject)
        return waivers.contains { $0.subject == subject && latest(now) < $0.until }
    }

    /// Returns the name by which a waiver is known: one of a gate can go on to the gate of another
    /// stage that measures the same.
    static func waived(_ subject: String) -> String {
        subject.hasPrefix("tickets") ? "tickets" : subject
    }

    /// Returns the approvals of a stage that count now, whoever gave them.
    func standing(_ rule: ApprovalRule, of stage: String, at now: Instant) -> [Given] {
        approvals.filter { given in
            given.stage == stage && !given.isVoid && given.digest == digest
                && latest(now) < given.at + rule.validFor.duration
                && (rule.role == nil || given.isForLead)
        }
    }
}
