/// The effect of a plan on the checks and stages in force: those that go on, begin anew or end.
package struct Amendment: Hashable, Codable, Sendable {
    package var checks: [CarriedCheck] = []
    /// The checks that the plan no longer has.
    package var removed: [String] = []
    /// True if no plan was in force before.
    package var isFirst = false
    /// The stages of the plan, in order.
    package var stages: [CarriedStage] = []
    /// The stages from which the plan's mitigations count their deadlines, by mitigation.
    package var deadlines: [String: String] = [:]

    package init() {}
}

/// A check of a new plan, matched with the one in force that it goes on from.
package struct CarriedCheck: Hashable, Codable, Sendable {
    package let id: String
    /// The id of the check that it was; nil if there was none.
    package let from: String?
    /// True if it keeps its window, count, streak, attestations and waiver.
    package let isKept: Bool
    package let terms: CheckTerms
    /// True if it compares lifetime totals, and none of its measure were read since the stage
    /// began; nil if it goes on with those, or compares none.
    package let isCountedFromNow: Bool?

    package init(
        id: String,
        from: String?,
        isKept: Bool,
        terms: CheckTerms,
        isCountedFromNow: Bool? = nil
    ) {
        self.id = id
        self.from = from
        self.isKept = isKept
        self.terms = terms
        self.isCountedFromNow = isCountedFromNow
    }
}

extension Plan {
    /// Matches the plan's checks with those in force.
    ///
    /// A check is recognized by its measure and requirement even under another id, then by its id,
    /// then by its measure: no new name and no swap of names forgets what was seen.
    package func amendment(of state: State) -> Amendment {
        var amendment = Amendment()
        amendment.isFirst = state.plan == nil
        amendment.stages = carriedStages(of: state)
        amendment.deadlines = deadlineStages
        let wanted = allChecks.map { ($0.check.id, CheckTerms(of: $0.check, in: self)) }
        var matching = CheckMatching(free: state.checks)
        let rules: [CheckMatching.Rule] = [
            { $0 == $2 && $1.agrees(with: $3.terms) },
            { $1.agrees(with: $3.terms) },
            { id, _, known, _ in id == known },
            { $1.measures(as: $3.terms) },
        ]
        for rule in rules { matching.match(wanted, by: rule) }
        amendment.checks = wanted.map { id, terms in
            let match = matching.found[id]
            let isKept = match.map { $0.record.isInForce && terms.agrees(with: $0.record.terms) }
            return CarriedCheck(
                id: id,
                from: match?.id,
                isKept: isKept ?? false,
                terms: terms,
                isCountedFromNow: state.hasTotals(of: terms) ? nil : true
            )
        }
        amendment.removed = matching.free.filter { $0.value.isInForce }.keys.sorted()
        return amendment
    }
}

/// The matches found so far, each with a check of its own.
private struct CheckMatching {
    var free: [String: CheckRecord]
    var found: [String: (id: String, record: CheckRecord)] = [:]

    /// Compares a wanted check's id and terms with a known check's.
    typealias Rule = (String, CheckTerms, String, CheckRecord) -> Bool

    mutating func match(_ wanted: [(String, CheckTerms)], by rule: Rule) {
        for (id, terms) in wanted where found[id] == nil {
            // The order is fixed, since a replay must find the same matches.
            let inOrder = free.sorted { $0.key < $1.key }
            let known = inOrder.filter(\.value.isInForce) + inOrder.filter { !$0.value.isInForce }
            guard let match = known.first(where: { rule(id, terms, $0.key, $0.value) }) else {
                continue
            }
            found[id] = (match.key, match.value)
            free[match.key] = nil
        }
    }
}
