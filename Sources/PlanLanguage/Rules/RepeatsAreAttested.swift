import Rollouts

extension Rules {
    /// Only what people attest has a first and a later word; a measurement is taken anew each time.
    @Sendable static func repeatsAreAttested(_ plan: PlanDocument) -> [Finding] {
        let kinds = plan.sourceKinds
        return plan.checks.flatMap { check -> [Finding] in
            guard let source = check.measure.value?.from.value.flatMap({ kinds[$0] }),
                source.kinds.contains(where: { $0.value.traits.isAsked })
            else { return [] }
            return [("repeats", check.repeats.at), ("since", check.since.at)].compactMap {
                key,
                location in location.map { .measured(key, at: $0) }
            }
        }
    }
}

extension Finding {
    fileprivate static func measured(_ key: String, at location: Location) -> Self {
        .error(
            "\(key.quoted) is for attested evidence: this source is asked each time",
            at: location
        )
    }
}
