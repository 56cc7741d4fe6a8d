import JSONCoding
import Values

/// The weight of a key: the effect of each difference in its value.
struct KeyRow: Sendable {
    private let weigh: @Sendable (KeyChange) -> PlanDifference.Effect?

    /// Returns the effect of a difference; nil if the values inside decide.
    func effect(_ change: KeyChange) -> PlanDifference.Effect? { weigh(change) }

    init(weigh: @escaping @Sendable (KeyChange) -> PlanDifference.Effect?) {
        self.weigh = weigh
    }

    /// Returns the row of a pattern such as `stages[].soak`; nil for a key without one.
    static func row(of pattern: String) -> Self? { ofPlan[pattern] ?? ofRecords[pattern] }
}

extension KeyRow {
    static let words = KeyRow { _ in .words }
    static let loosens = KeyRow { _ in .loosens }

    /// A part that is added or taken away as a whole, and otherwise weighed by what it consists of.
    static func part(
        added: PlanDifference.Effect,
        removed: PlanDifference.Effect = .loosens
    ) -> Self {
        KeyRow { change in
            guard change.before != nil else { return added }
            return change.after == nil ? removed : nil
        }
    }

    /// A value that binds more if it satisfies a comparison, and otherwise loosens.
    static func value(
        added: PlanDifference.Effect = .loosens,
        removed: PlanDifference.Effect = .loosens,
        tightensIf isTighter: @escaping @Sendable (JSON, JSON) -> Bool = { _, _ in false }
    ) -> Self {
        KeyRow { change in
            guard let before = change.before else { return added }
            guard let after = change.after else { return removed }
            return isTighter(before, after) ? .tightens : .loosens
        }
    }

    static let longerSpan = value { before, after in
        guard let before = Span(before), let after = Span(after) else { return false }
        return before < after
    }

    /// A length of time that binds more the shorter it is.
    static func shorterSpan(
        added: PlanDifference.Effect = .loosens,
        removed: PlanDifference.Effect = .loosens
    ) -> Self {
        value(added: added, removed: removed) { before, after in
            guard let before = Span(before), let after = Span(after) else { return false }
            return after < before
        }
    }

    static let greaterNumber = number { $0 > $1 }
    static let smallerNumber = number { $0 < $1 }

    private static func number(
        _ isTighter: @escaping @Sendable (_ after: Double, _ before: Double) -> Bool
    ) -> Self {
        value { before, after in
            guard let before = before.numberValue, let after = after.numberValue else {
                return false
            }
            return isTighter(after, before)
        }
    }

    /// One of some words, each of which binds more than those before it.
    static func word(of ranking: String...) -> Self {
        value { before, after in
            guard let before = before.stringValue.flatMap({ ranking.firstIndex(of: $0) }),
                let after = after.stringValue.flatMap({ ranking.firstIndex(of: $0) })
            else { return false }
            return before < after
        }
    }

    /// A rule that binds where it is true.
    static let truth = value { before, after in before == .bool(false) && after == .bool(true) }
}

extension Span {
    fileprivate init?(_ json: JSON) {
        guard let text = json.stringValue else { return nil }
        self.init(text: text)
    }
}
