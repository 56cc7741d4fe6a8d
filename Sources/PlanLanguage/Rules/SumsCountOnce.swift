import Rollouts
import Values

extension Rules {
    /// Requires that no counter is in one sum twice, which would count its events twice.
    @Sendable static func sumsCountOnce(_ plan: PlanDocument) -> [Finding] {
        plan.checks.compactMap(\.measure.value).flatMap(\.sums).flatMap {
            findings($0.terms, $0.key)
        }
    }

    private static func findings(_ terms: [Located<String>], _ key: String) -> [Finding] {
        var seen: Set<String> = []
        return terms.compactMap { term in
            let written = Selector(term.value)?.text ?? term.value
            return seen.insert(written).inserted ? nil : .countedTwice(term, in: key)
        }
    }
}

extension Finding {
    fileprivate static func countedTwice(_ term: Located<String>, in key: String) -> Self {
        .error("\(term.value.quoted) is in \(key.quoted) twice", at: term.at)
    }
}
