import Rollouts

extension Rules {
    /// Counts no-go conditions, gates, verifications and watches together.
    @Sendable static func checksAreFew(_ plan: PlanDocument) -> [Finding] {
        plan.allChecks.dropFirst(PlanDocument.mostChecks).first.map { [.tooManyChecks($0)] } ?? []
    }
}

extension Finding {
    fileprivate static func tooManyChecks(_ first: CheckDocument) -> Self {
        .error("a plan has at most \(PlanDocument.mostChecks) checks", at: first.at)
    }
}
