import Rollouts
import Values

extension Rules {
    /// Requires that a warm-up is left out of a window that begins with the stage, and warns of one
    /// that outlasts a stage.
    @Sendable static func warmUpsFit(_ plan: PlanDocument) -> [Finding] {
        let kinds = plan.sourceKinds
        let soaks = plan.soaks
        return plan.checks.flatMap { check -> [Finding] in
            guard let measure = check.measure.value, let after = measure.after.located,
                let quantity = measure.quantity
            else { return [] }
            let source = measure.from.value.flatMap { kinds[$0]?.kindName }
            let isOfStage: Bool
            if case .last? = measure.window.value { isOfStage = false } else { isOfStage = true }
            guard isOfStage, quantity.traits.hasWindow, source?.traits.hasHistory ?? true else {
                return [.noStageWindow(at: after.at)]
            }
            let stages = check.stages.value?.stages(among: plan.stageNames) ?? plan.stageNames
            return soaks.filter { stages.contains($0.stage) && $0.soak <= after.value }.prefix(1)
                .map { .outlasts(after, stage: $0.stage, soak: $0.soak) }
        }
    }
}

extension PlanDocument {
    /// The stages with a soak, each with it.
    fileprivate var soaks: [(stage: String, soak: Span)] {
        stages.items().compactMap { stage in
            guard let name = stage.name.value, let soak = stage.soak.value, soak.milliseconds > 0
            else { return nil }
            return (name, soak)
        }
    }
}

extension Finding {
    fileprivate static func noStageWindow(at location: Location) -> Self {
        let kinds = Source.Kind.Name.all(where: \.hasHistory).list
        return .error(
            "'after' leaves out the beginning of each stage: it belongs to what \(kinds) counts "
                + "with window: stage",
            at: location
        )
    }

    fileprivate static func outlasts(
        _ after: Located<Span>,
        stage: String,
        soak: Span
    ) -> Self {
        .warning(
            "the first \(after.value.text) are left out, and \(stage) soaks for \(soak.text): "
                + "nothing is counted in it before it could be left",
            at: after.at
        )
    }
}
