import Rollouts

extension Rules {
    @Sendable static func sourcesAreKnown(_ plan: PlanDocument) -> [Finding] {
        // Unreadable sources are reported there, so a name missing here proves nothing.
        if plan.sources.isWritten, plan.sources.value == nil { return [] }
        let names = (plan.sources.value ?? []).map(\.name.value)
        let known = Set(names)
        return plan.checks.compactMap { check in
            guard let from = check.measure.value?.from.located, !known.contains(from.value)
            else { return nil }
            return .unknownSource(from, names)
        }
    }
}

extension Finding {
    fileprivate static func unknownSource(_ from: Located<String>, _ names: [String]) -> Self {
        let near = Suggestion(for: from.value, among: names).text
        return .error("unknown source \(from.value.quoted)\(near)", at: from.at)
    }
}
