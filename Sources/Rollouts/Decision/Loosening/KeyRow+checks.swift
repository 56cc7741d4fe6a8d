import JSONCoding
import Values

extension KeyRow {
    /// Returns the rows of a check.
    ///
    /// A no-go also trips, so that everything is loosened that could make a failure undecided: a
    /// greater confidence, evidence that is stale sooner.
    static func checkRows(at place: String, isNoGo: Bool) -> [String: KeyRow] {
        var rows: [String: KeyRow] = [
            "id": .loosens,
            "title": .words,
            "owner": .words,
            "link": .words,
            "validFor": isNoGo ? .loosens : .shorterSpan(),
            "when": .word(of: "live", "always"),
            "sustained": .shorterSpan(removed: .tightens),
            "onFail": .word(of: "hold", "rollback"),
            "repeats": .value(removed: .tightens),
            "since": .value(removed: .tightens),
            "stages": .moreStages,
            "measure.coverage": .greaterCoverage,
            "measure.silenced": .value(removed: .tightens),
            "measure.inhibited": .value(removed: .tightens),
        ]
        for key in measureKeys { rows["measure.\(key)"] = .loosens }
        for (key, row) in requirementRows(isNoGo: isNoGo) { rows["require.\(key)"] = row }
        return Dictionary(keepingFirst: rows.map { ("\(place).\($0.key)", $0.value) })
    }

    private static let measureKeys = [
        "from", "value", "trials", "failures", "successes", "total", "histogram", "samples",
        "canary", "control", "groups", "trend", "window", "after", "per", "ignoring", "counts",
        "firing", "alive",
    ]

    private static func requirementRows(isNoGo: Bool) -> [String: KeyRow] {
        [
            "value": .limit,
            "ratio": .limit,
            "perHour": .limit,
            "trials": .greaterNumber,
            "failures": .smallerNumber,
            "firing": .smallerNumber,
            "quantile": .greaterNumber,
            "confidence": isNoGo ? .loosens : .greaterNumber,
            "worse": .value { _, after in after == .string("either") },
            "meanRatio": .smallerNumber,
            "cles": .smallerNumber,
            "split": .loosens,
        ]
    }

    /// A check in a list: a first one lets a stage be left that could not be.
    static let addedCheck = KeyRow { change in
        guard change.before == nil else { return change.after == nil ? .loosens : nil }
        return change.context.hasStageWithoutChecks ? .loosens : .tightens
    }

    /// The stages in which a no-go applies; without them, all.
    private static let moreStages = value(removed: .tightens) { before, after in
        guard let before = before.arrayValue, let after = after.arrayValue else { return false }
        return before.allSatisfy(after.contains)
    }

    /// The part of the window that must be covered; without it, all of it.
    private static let greaterCoverage = value(removed: .tightens) { before, after in
        guard let before = before.numberValue, let after = after.numberValue else { return false }
        return before < after
    }

    private static let limit = KeyRow { change in
        guard let before = change.before?.stringValue.flatMap(Limit.init),
            let after = change.after?.stringValue.flatMap(Limit.init)
        else { return .loosens }
        if before.comparison == after.comparison, before.number == after.number { return .words }
        return after.isTighter(than: before) ? .tightens : .loosens
    }
}

extension Limit {
    /// Returns true if everything that this limit allows is allowed by the other one too.
    fileprivate func isTighter(than other: Limit) -> Bool {
        guard comparison != .equal, other.comparison != .equal, isUpper == other.isUpper else {
            return false
        }
        guard number == other.number else { return isUpper == (number < other.number) }
        return comparison == .under || comparison == .over
    }
}
