import Values

extension Command {
    /// The arguments of the command for people, limited to those not shown elsewhere in an entry.
    package var facts: [(String, String)] {
        switch self {
        case .apply(_, let differences): differences.map { ("changed", $0) }
        case .advance(let stage, let accepted, let reason):
            facts(("asked for", stage), ("reason", reason)) + accepted.map { ("without", $0) }
        case .tick: []
        case .hold(_, let reason, let expires):
            facts(("reason", reason ?? Hold.noReason), ("expires", expires?.text))
        case .resume(let hold, let reason): facts(("hold", hold), ("reason", reason))
        case .rollback(let stage, let reason):
            facts(("back to", stage), ("reason", reason ?? Hold.noReason))
        case .approve(_, let role, let reason): facts(("role", role), ("reason", reason))
        case .waive(let subject, let until, let reason):
            facts(("waived", subject), ("until", until.text), ("reason", reason))
        case .attest(let subject, _, let replaced, let reason, let link):
            facts(("attested", subject))
                + replaced.map { ("replaces", "the attestation of entry \($0)") }
                + facts(("reason", reason), ("link", link?.text))
        case .acceptRisk(let id, let reason): facts(("risk", id), ("reason", reason))
        case .raiseBlocker(let blocker, let reason):
            facts(
                ("blocker", "\(blocker.severity.rawValue) \(blocker.id): \(blocker.title)"),
                ("impact", blocker.impact),
                ("workaround", blocker.workaround),
                ("closes", blocker.before),
                ("owner", blocker.owner),
                ("link", blocker.link?.text),
                ("reason", reason)
            )
        case .clearBlocker(let id, let evidence, let reason):
            facts(("blocker", id), ("evidence", evidence), ("reason", reason))
        case .reopenBlocker(let id, let reason): facts(("blocker", id), ("reason", reason))
        case .mitigationDone(let id, let reason): facts(("mitigation", id), ("reason", reason))
        case .acceptLoss(let loss, let reason):
            facts(
                ("lost", loss.text),
                ("was", loss.origin),
                ("now", loss.newOrigin),
                ("reason", reason)
            )
        case .correctClock(let reason): facts(("reason", reason))
        case .forget(_, let reason): facts(("reason", reason))
        }
    }

    private func facts(_ pairs: (String, String?)...) -> [(String, String)] {
        pairs.compactMap { name, text in text.map { (name, $0) } }
    }
}
