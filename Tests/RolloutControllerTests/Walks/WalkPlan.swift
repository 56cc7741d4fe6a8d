import Rollouts
import Values

/// A plan as a walk draws it, of which each part can be amended by itself.
struct WalkPlan: Sendable {
    let name: String
    /// The number of changes to words that bind nothing.
    var wording = 0
    var stages: [WalkStage]
    var errorsLimit = 10
    var rollsBack = true
    /// Nil if the plan has no such no-go.
    var latencyLimit: Int? = 500
    var trials = 100
    /// The names of those who may attest, as they are spelled.
    var attesters = ["bot", "bea"]
    /// The names of those who have the role; nil if the plan lists no roles.
    var leads: [String]?
    var freezes: [Freeze] = []
    var issues: [BlockerDetails] = []
    var pool: WalkMitigation?
    var holdsBlind = false
}

struct WalkStage: Sendable {
    var name: String
    var was: String?
    var users: Int
    var soakMinutes = 0
    var approvals: WalkApprovals?
    /// The limit of the stage's gate; nil without one.
    var ticketLimit: Int?
}

struct WalkApprovals: Sendable {
    var count = 1
    var needsLead = false
    var notRequester = true
    var validHours = 48
}

struct WalkMitigation: Sendable {
    var level = Mitigation.Level.required
    var stage: String
    /// The hours after the stage's beginning; nil if it is due before the stage.
    var hours: Int?
    var whenOverdue = Severity.p1
}

extension WalkPlan {
    static let stageNames = ["beta", "ea", "mid", "wide", "all", "pilot", "late"]

    /// Returns the plan that a rollout begins with; some may be approved by a few only.
    static func first(named name: String, leads: [String]? = nil) -> Self {
        let approvals = WalkApprovals(needsLead: leads != nil)
        return Self(
            name: name,
            stages: [
                WalkStage(name: "beta", users: 20, soakMinutes: 300, ticketLimit: 5),
                WalkStage(name: "ea", users: 500, soakMinutes: 600, approvals: approvals),
                WalkStage(name: "all", users: 5_000, approvals: WalkApprovals(count: 2)),
            ],
            leads: leads,
            pool: WalkMitigation(stage: "ea")
        )
    }

    /// The plan with no reference to a stage that it does not have, and with cohorts that widen.
    var consistent: Self {
        var plan = self
        let names = Set(stages.map(\.name))
        for index in plan.stages.indices {
            if let was = plan.stages[index].was, names.contains(was) {
                plan.stages[index].was = nil
            }
            if leads == nil { plan.stages[index].approvals?.needsLead = false }
            guard index > 0, plan.stages[index].users <= plan.stages[index - 1].users else {
                continue
            }
            plan.stages[index].users = plan.stages[index - 1].users + 10
        }
        plan.issues = issues.map { issue in
            issue.before.map(names.contains) ?? true ? issue : issue.copy(before: .some(nil))
        }
        if let stage = pool?.stage, !names.contains(stage) { plan.pool?.stage = stages[0].name }
        if pool?.hours != nil { plan.pool?.level = .optional }
        return plan
    }
}

extension BlockerDetails {
    /// Returns the same issue with other values where some are given.
    func copy(
        severity: Severity? = nil,
        before: String?? = nil,
        workaround: String?? = nil
    ) -> Self {
        Self(
            id: id,
            severity: severity ?? self.severity,
            title: title,
            workaround: workaround ?? self.workaround,
            before: before ?? self.before
        )
    }
}
