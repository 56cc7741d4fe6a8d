import JSONCoding

extension KeyRow {
    /// An issue: one that is listed as cleared from the start could never be raised by a person.
    static let blocker = KeyRow { change in
        guard change.before == nil else { return change.after == nil ? .loosens : nil }
        return change.after?["cleared"] == nil ? .tightens : .loosens
    }

    /// A severity that stops every step that the one before did.
    ///
    /// A P2 without a workaround stops every step, and a P1 only those from a stage on.
    static let blockerSeverity = KeyRow { change in
        guard let before = Severity(change.before), let after = Severity(change.after),
            after < before
        else { return .loosens }
        let stoppedAll = before == .p2 && change.parents.before?["workaround"] == nil
        return after == .p1 && stoppedAll ? .loosens : .tightens
    }

    /// The severity of an overdue mitigation, which has no workaround.
    static let overdueSeverity = KeyRow { change in
        guard let before = Severity(change.before), let after = Severity(change.after),
            after < before
        else { return .loosens }
        return after == .p1 && before == .p2 ? .loosens : .tightens
    }

    /// The first stage that an issue keeps closed; without one, the last.
    static let earlierStage = KeyRow { change in
        guard let after = change.context.stageIndex(change.after) else { return .loosens }
        guard change.before != nil else { return .tightens }
        guard let before = change.context.stageIndex(change.before) else { return .loosens }
        return after < before ? .tightens : .loosens
    }
}

extension Severity {
    fileprivate init?(_ json: JSON?) {
        guard let word = json?.stringValue else { return nil }
        self.init(rawValue: word)
    }
}

extension KeyComparison {
    fileprivate func stageIndex(_ name: JSON?) -> Int? {
        name?.stringValue.flatMap { stages.firstIndex(of: $0) }
    }
}
