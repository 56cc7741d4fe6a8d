import Rollouts

extension Rules {
    /// Requires two or more groups with valid names, each with a weight in the split.
    @Sendable static func groupsAreSplit(_ plan: PlanDocument) -> [Finding] {
        plan.checks.flatMap { check -> [Finding] in
            guard let groups = check.measure.value?.groups.value else { return [] }
            let split = check.require.value?.split.value
            return countFindings(groups, at: check.measure.value?.groups.at)
                + groups.compactMap { nameFinding($0.name) }
                + difference(groups, split)
        }
    }

    private static let groupsMax = 20

    private static func countFindings(
        _ groups: [Named<[Located<String>]>],
        at location: Location?
    ) -> [Finding] {
        guard let location, !(2...groupsMax).contains(groups.count) else { return [] }
        return [.notSoManyGroups(groups.count, groupsMax, at: location)]
    }

    private static func nameFinding(_ name: Located<String>) -> Finding? {
        Name.isOne(name.value) ? nil : .noName(at: name.at)
    }

    private static func difference(
        _ groups: [Named<[Located<String>]>],
        _ split: [Named<Double>]?
    ) -> [Finding] {
        guard let split else { return [] }
        let (measured, weighed) = (groups.map(\.name), split.map(\.name))
        let known = Set(measured.map(\.value))
        let weights = Set(weighed.map(\.value))
        return measured.filter { !weights.contains($0.value) }.map { .noWeight($0) }
            + weighed.filter { !known.contains($0.value) }.map {
                .noGroup($0, Suggestion(for: $0.value, among: measured.map(\.value)))
            }
    }
}

extension Finding {
    fileprivate static func notSoManyGroups(
        _ count: Int,
        _ most: Int,
        at location: Location
    ) -> Self {
        .error("a split has 2 to \(most) groups, not \(count)", at: location)
    }

    fileprivate static func noName(at location: Location) -> Self {
        .error("a group needs \(Name.expected)", at: location)
    }

    fileprivate static func noWeight(_ name: Located<String>) -> Self {
        .error("the group \(name.value.quoted) has no weight in the split", at: name.at)
    }

    fileprivate static func noGroup(_ name: Located<String>, _ near: Suggestion) -> Self {
        .error("no group is called \(name.value.quoted)" + near.text, at: name.at)
    }
}
