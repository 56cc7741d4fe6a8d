extension Plan {
    /// The checks of the plan with their roles, in the plan's order.
    package var allChecks: [PlacedCheck] {
        noGo.map { PlacedCheck(check: $0, part: .noGo) }
            + stages.flatMap { stage in
                stage.gates.map { PlacedCheck(check: $0, part: .gate(of: stage.name)) }
            }
            + mitigations.compactMap { mitigation in
                mitigation.verify.map { PlacedCheck(check: $0, part: .mitigation) }
            }
            + risks.compactMap { risk in risk.watch.map { PlacedCheck(check: $0, part: .risk) } }
    }

    /// Returns the checks that a stage must pass to be left: the no-go conditions that apply in it,
    /// and its gates.
    package func checks(of stage: Stage) -> [Check] {
        noGo.filter { $0.applies(in: stage.name) } + stage.gates
    }

    /// Returns true if a check's evidence is attested, and so already in the log.
    package func isAttested(_ check: Check) -> Bool {
        guard case .attestation? = source(check.measure.source)?.kind else { return false }
        return true
    }

    /// Returns the checks on which a command depends during `stage`; nil means before the first.
    package func checks(for command: Command, in stage: String?) -> [PlacedCheck] {
        switch command.traits.checks {
        case .none: []
        case .noGo: noGo.map { PlacedCheck(check: $0, part: .noGo) }
        case .ofStage:
            allChecks.filter {
                guard case .gate(let of) = $0.part else { return true }
                return of == stage
            }
        case .mitigation(let id):
            allChecks.filter { $0.part == .mitigation && $0.check.id == id }
        }
    }
}
