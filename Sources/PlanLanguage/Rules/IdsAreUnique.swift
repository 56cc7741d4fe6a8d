import Rollouts

extension Rules {
    /// Checks, mitigations and risks share one namespace of ids, since each appears as a check in
    /// commands and in the log; blockers and stages each have their own.
    @Sendable static func idsAreUnique(_ plan: PlanDocument) -> [Finding] {
        let noGo = plan.noGo.items()
        let gates = plan.stages.items().flatMap { $0.gates.items() }
        let ids =
            noGo.filter { !$0.sharesID(with: noGo, among: plan.stageNames) }
            .compactMap(\.id.located) + gates.compactMap(\.id.located)
            + plan.mitigations.items().compactMap(\.id.located)
            + plan.risks.items().compactMap(\.id.located)
        return repeated("id", in: ids)
            + repeated("blocker", in: plan.blockers.items().compactMap(\.id.located))
            + repeated("stage", in: plan.stages.items().compactMap(\.name.located))
    }

    private static func repeated(_ kind: String, in names: [Located<String>]) -> [Finding] {
        var firsts: [String: Location] = [:]
        return names.compactMap { name in
            if let first = firsts[name.value] { return .repeated(kind, name, first) }
            firsts[name.value] = name.at
            return nil
        }
    }
}

extension CheckDocument {
    /// Returns true if an earlier no-go has the same id, and both are for stages of their own.
    fileprivate func sharesID(with others: [CheckDocument], among names: [String]) -> Bool {
        guard let mine = stages.value.map({ Set($0.stages(among: names)) }) else { return false }
        let earlier = others.prefix { $0.at != at }.filter { $0.id.value == id.value }
        return !earlier.isEmpty
            && earlier.allSatisfy { other in
                other.stages.value.map { mine.isDisjoint(with: $0.stages(among: names)) } ?? false
            }
    }
}

extension Finding {
    fileprivate static func repeated(
        _ kind: String,
        _ name: Located<String>,
        _ first: Location
    ) -> Self {
        .error(
            "repeated \(kind) \(name.value.quoted), first on line \(first.line)"
                + (first.file == name.at.file
                    ? "" : first.file == 0 ? " of the plan" : " of another included file"),
            at: name.at
        )
    }
}
