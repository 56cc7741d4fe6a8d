import Rollouts

extension Rules {
    @Sendable static func mitigationsAreKnown(_ plan: PlanDocument) -> [Finding] {
        let names = plan.mitigations.items().compactMap(\.id.value)
        let known = Set(names)
        return plan.blockers.items().compactMap(\.mitigation.located)
            .filter { !known.contains($0.value) }
            .map { .unknownMitigation($0, names) }
    }
}

extension Finding {
    fileprivate static func unknownMitigation(_ id: Located<String>, _ ids: [String]) -> Self {
        let near = Suggestion(for: id.value, among: ids).text
        return .error("unknown mitigation \(id.value.quoted)\(near)", at: id.at)
    }
}
