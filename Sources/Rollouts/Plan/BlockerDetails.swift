package import Values

/// An issue listed in the plan, open or already cleared.
package struct BlockerDetails: Hashable, Codable, Sendable {
    package let id: String
    package let severity: Severity
    package let title: String
    package let impact: String?
    package let behaviour: String?
    /// The workaround that makes a P2 acceptable; without one it stops the advance.
    package let workaround: String?
    /// The id of the mitigation that removes it.
    package let mitigation: String?
    /// The first stage that a P1 keeps closed; nil for the last one.
    package let before: String?
    package let cleared: Clearance?
    /// The people who answer for it; nil if the plan names none.
    package let owner: String?
    /// The page on which more is written about it.
    package let link: WebLink?

    package init(
        id: String,
        severity: Severity,
        title: String,
        impact: String? = nil,
        behaviour: String? = nil,
        workaround: String? = nil,
        mitigation: String? = nil,
        before: String? = nil,
        cleared: Clearance? = nil,
        owner: String? = nil,
        link: WebLink? = nil
    ) {
        self.id = id
        self.severity = severity
        self.title = title
        self.impact = impact
        self.behaviour = behaviour
        self.workaround = workaround
        self.mitigation = mitigation
        self.before = before
        self.cleared = cleared
        self.owner = owner
        self.link = link
    }

    /// Returns the same issue, with at least the given severity.
    func atLeast(_ severity: Severity) -> Self {
        with(severity: min(self.severity, severity), before: before)
    }

    /// Returns the same issue, which closes a stage that has another name now.
    func closing(_ stage: String) -> Self {
        with(severity: severity, before: stage)
    }

    private func with(severity: Severity, before: String?) -> Self {
        Self(
            id: id,
            severity: severity,
            title: title,
            impact: impact,
            behaviour: behaviour,
            workaround: workaround,
            mitigation: mitigation,
            before: before,
            cleared: cleared,
            owner: owner,
            link: link
        )
    }

    package struct Clearance: Hashable, Codable, Sendable {
        package let evidence: String
        package let decision: String

        package init(evidence: String, decision: String) {
            self.evidence = evidence
            self.decision = decision
        }
    }
}

package enum Severity: String, Codable, Sendable, CaseIterable, Comparable {
    /// Stops every advance.
    case p0 = "P0"
    /// Stops entry to the last stage, or to the one named by the blocker.
    case p1 = "P1"
    /// Allows an advance if a workaround is recorded.
    case p2 = "P2"
    /// Is informational only.
    case p3 = "P3"

    package static func < (graver: Self, lighter: Self) -> Bool {
        graver.rawValue < lighter.rawValue
    }
}
