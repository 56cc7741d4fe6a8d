import AuditLog
import Cohorts
import RolloutController
import Rollouts
import Values

/// The JSON answer of `cohort list`, `cohort at` and `cohort export --format json`.
struct CohortJSON: Encodable {
    let rollout: String
    let stage: Nullable<String>
    /// The entry that froze the cohort.
    let entry: Nullable<Int>
    let since: Nullable<Instant>
    let count: Int
    let digest: Nullable<String>
    let ids: [String]

    init(_ rollout: String, _ exposure: Exposure?) {
        self.rollout = rollout
        stage = Nullable(exposure?.stage)
        entry = Nullable(exposure?.cohort.entry)
        since = Nullable(exposure?.since)
        count = exposure?.list.members.count ?? 0
        digest = Nullable(exposure?.cohort.members.digest)
        ids = exposure?.list.members.map(\.text) ?? []
    }
}

/// The JSON answer of `cohort contains --json`.
struct MembershipJSON: Encodable {
    let rollout: String
    let id: String
    let member: Bool
    let stage: Nullable<String>
    let entry: Nullable<Int>

    init(_ rollout: String, _ id: CustomerID, _ exposure: Exposure?, isMember: Bool) {
        self.rollout = rollout
        self.id = id.text
        member = isMember
        stage = Nullable(exposure?.stage)
        entry = Nullable(exposure?.cohort.entry)
    }
}

/// The JSON answer of `cohort contains - --json`.
struct MembersJSON: Encodable {
    let rollout: String
    /// The ids that have the release.
    let members: [String]

    init(_ rollout: String, _ members: [CustomerID]) {
        self.rollout = rollout
        self.members = members.map(\.text)
    }
}

/// The JSON answer of `cohort diff --json`.
struct CohortDifferenceJSON: Encodable {
    let rollout: String
    let from: String
    let to: String
    let joining: [String]
    let leaving: [String]

    init(
        _ rollout: String,
        _ from: String,
        _ to: String,
        _ joining: [CustomerID],
        _ leaving: [CustomerID]
    ) {
        self.rollout = rollout
        self.from = from
        self.to = to
        self.joining = joining.map(\.text)
        self.leaving = leaving.map(\.text)
    }
}

extension CohortList {
    /// Prints one id per line and nothing else, for programs that read lines.
    func printIDs() {
        for id in members { Console.print(id.text) }
    }
}
