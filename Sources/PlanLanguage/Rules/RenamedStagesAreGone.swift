import Rollouts

extension Rules {
    /// Requires that a stage that says what it `was` says so alone, and of no stage of the plan.
    @Sendable static func renamedStagesAreGone(_ plan: PlanDocument) -> [Finding] {
        let names = Set(plan.stages.items().compactMap(\.name.value))
        var firsts: [String: Location] = [:]
        return plan.stages.items().compactMap(\.was.located).compactMap { was in
            if names.contains(was.value) { return .stillThere(was) }
            if let first = firsts[was.value] { return .repeatedRename(was, first) }
            firsts[was.value] = was.at
            return nil
        }
    }
}

extension Finding {
    fileprivate static func stillThere(_ was: Located<String>) -> Self {
        .error("\(was.value.quoted) is a stage of this plan, so that none is renamed", at: was.at)
    }

    fileprivate static func repeatedRename(_ was: Located<String>, _ first: Location) -> Self {
        .error(
            "another stage was \(was.value.quoted) too, on line \(first.line); only one can be",
            at: was.at
        )
    }
}
