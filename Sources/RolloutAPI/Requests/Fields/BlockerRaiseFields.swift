package import Rollouts
package import Values

package struct BlockerRaiseFields: CommandFields {
    package var id: String
    package var severity: Severity
    package var title: String
    package var impact: String?
    package var workaround: String?
    package var before: String?
    package var reason: String?
    package var owner: String?
    package var link: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id, severity, title, impact, workaround, before, reason, owner, link
    }

    package init(
        id: String,
        severity: Severity,
        title: String,
        impact: String? = nil,
        workaround: String? = nil,
        before: String? = nil,
        reason: String? = nil,
        owner: String? = nil,
        link: String? = nil
    ) {
        self.id = id
        self.severity = severity
        self.title = title
        self.impact = impact
        self.workaround = workaround
        self.before = before
        self.reason = reason
        self.owner = owner
        self.link = link
    }

    package func command(at now: Instant) throws(FieldProblem) -> Command {
        let isPlain = id.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("0"..."9").contains($0)
                || "._-".unicodeScalars.contains($0)
        }
        guard isPlain, (1...100).contains(id.utf8.count) else {
            throw FieldProblem(field: "id", message: "an id has 1 to 100 of a-z 0-9 . _ -")
        }
        try RecordText.check(title, of: "title")
        try RecordText.check(impact, of: "impact")
        try RecordText.check(workaround, of: "workaround")
        try RecordText.check(reason, of: "reason")
        try RecordText.check(owner, of: "owner")
        let blocker = BlockerDetails(
            id: id,
            severity: severity,
            title: title,
            impact: impact,
            workaround: workaround,
            before: before,
            owner: owner,
            link: try WebLink(field: link)
        )
        return .raiseBlocker(blocker: blocker, reason: reason)
    }
}
