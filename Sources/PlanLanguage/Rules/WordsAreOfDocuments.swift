import Rollouts

extension Rules {
    /// A truth value or a text is required of sources that can answer one.
    @Sendable static func wordsAreOfDocuments(_ plan: PlanDocument) -> [Finding] {
        let kinds = plan.sourceKinds
        return plan.checks.compactMap { check in
            guard let word = check.require.value?.word,
                let source = check.measure.value?.from.value.flatMap({ kinds[$0]?.kindName }),
                !source.traits.answersWords
            else { return nil }
            return .noWords(source, at: word.at)
        }
    }
}

extension Finding {
    fileprivate static func noWords(
        _ source: Source.Kind.Name,
        at location: Location
    ) -> Self {
        let others = Source.Kind.Name.all(where: \.answersWords).list
        return .error(
            "\(source.rawValue) answers numbers; only \(others) answer true, false or a text",
            at: location
        )
    }
}
