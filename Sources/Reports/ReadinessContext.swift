/// The values that both report templates show, as plain text; each escapes them for its language.
///
/// A template reads the properties by their names, and a section of an optional or an empty list
/// is left out.
struct ReadinessContext {
    let name: String
    let standing: String
    let asOf: String
    let entry: Int
    let description: String?
    let state: String
    let exposure: String
    let digest: String
    /// The values of the plan's variables; nil if it has none.
    let variables: String?
    let severities: [SeverityGroup]
    let status: String
    let cleared: [ClearedIssue]
    let noGo: [CheckRow]
    let noGoVerdict: String
    let gates: [GateRow]
    let hasGates: Bool
    /// The exposure as a plot of characters, without anything from outside; nil if there is none.
    let exposureText: String?
    let stays: [StayRow]
    let incidents: [IncidentRow]
    let hasIncidents: Bool
    let incidentSummary: String
    let exceptions: [ExceptionRow]
    let hasExceptions: Bool
    let exceptionSummary: String
    let risks: [RiskRow]
    let openBlockers: Int
    let approvals: String
    let next: String
    let decision: String
    let decisionMark: String
    let decisionKind: String
    let obstacles: [ObstacleRow]
    let mitigations: [MitigationLine]
    let strategy: String
    /// The freezes and the times to advance in; nil if the plan has none.
    let times: String?
    let contacts: [ContactRow]
    let hasContacts: Bool
    let events: [EventRow]
}

extension ReadinessContext {
    /// The open blockers of one severity, and notes on the cleared ones.
    struct SeverityGroup {
        let severity: String
        let meaning: String
        let open: Int
        let blockers: [BlockerLine]
        let notes: [Note]
    }

    struct BlockerLine {
        let id: String
        let title: String
        let details: String
    }

    struct Note {
        let title: String
        let severity: String
        let decision: String
    }

    struct ClearedIssue {
        let number: Int
        let title: String
        let severity: String
        let by: String
        let at: String
        let evidence: String
        let decision: String
        let impact: String?
        let behaviour: String?
        let workaround: String?
        let mitigation: String?
    }

    struct CheckRow {
        let title: String
        let phrase: String
        let mark: String
        let sign: String
        let kind: String
        let evidence: String
        let limit: String
        let measured: String
    }

    struct GateRow {
        let stage: String
        let check: CheckRow
    }

    /// A period during which the same users had the release.
    struct StayRow {
        let since: String
        let stage: String
        let users: String
        let length: String
    }

    struct IncidentRow {
        let time: String
        let entry: Int
        let sign: String
        let what: String
        let exposed: String
        let lasted: String
        let ended: String
        let by: String
        let why: String
    }

    struct ExceptionRow {
        let subject: String
        /// Nil if it says no more than the subject.
        let title: String?
        let what: String
        let by: String
        let time: String
        let entry: Int
        let why: String
        let until: String
        let standing: String
        let kind: String
        let sign: String
    }

    struct RiskRow {
        let title: String
        let impact: String
        let mitigation: String
        let status: String
        let watch: Watch?
    }

    struct Watch {
        let limit: String
        let value: String
        let phrase: String
        let mark: String
        let sign: String
        let kind: String
    }

    struct ObstacleRow {
        let message: String
        /// The people to ask and the page to read; nil if the plan names none.
        let ask: String?
    }

    struct ContactRow {
        let part: String
        let id: String
        let owner: String
        let note: String
        /// An address that is checked, so that each template may make a link of it.
        let link: String?
        /// The address as Markdown has it in a link, in pointed brackets.
        let markdownLink: String?
    }

    struct MitigationLine {
        let number: Int
        let mark: String
        let sign: String
        let kind: String
        let level: String
        let title: String
        let due: String
        let status: String
    }

    struct EventRow {
        let entry: Int
        let time: String
        let kind: String
        let actor: String
        let users: String
        let mark: String
        let outcome: String
        let tag: String
        let summary: String
    }
}
