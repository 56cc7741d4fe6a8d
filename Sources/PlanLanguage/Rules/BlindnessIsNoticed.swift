import Rollouts
import Values

extension Rules {
    /// Blindness is noticed between two of the guard's looks, and while its stage is on.
    @Sendable static func blindnessIsNoticed(_ plan: PlanDocument) -> [Finding] {
        guard let wait = plan.guard.value?.blindAfter.located else { return [] }
        if wait.value < usualInterval { return [.everyGapIsTold(at: wait.at)] }
        let soaks = plan.stages.items().compactMap { stage -> (String, Span)? in
            guard let name = stage.name.value, let soak = stage.soak.value, soak.milliseconds > 0
            else { return nil }
            return (name, soak)
        }
        guard let shortest = soaks.min(by: { $0.1 < $1.1 }), shortest.1 < wait.value else {
            return []
        }
        return [.outlasts(wait, stage: shortest.0, soak: shortest.1)]
    }

    /// The time between two looks of `sluice guard`, unless it is told another.
    private static let usualInterval = Span.seconds(30)
}

extension Finding {
    fileprivate static func everyGapIsTold(at location: Location) -> Self {
        .warning(
            "the guard usually looks every 30s: any two looks without an answer are told to people",
            at: location
        )
    }

    fileprivate static func outlasts(
        _ wait: Located<Span>,
        stage: String,
        soak: Span
    ) -> Self {
        .warning(
            "\(wait.value.text) is longer than the soak of \(stage), \(soak.text): a whole stage "
                + "can go unseen and nobody is told",
            at: wait.at
        )
    }
}
