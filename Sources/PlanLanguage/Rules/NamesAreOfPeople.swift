import Rollouts
import Values

extension Rules {
    /// Requires that each holder of a role, each of a group, and each who may attest, is one person
    /// by one name.
    @Sendable static func namesAreOfPeople(_ plan: PlanDocument) -> [Finding] {
        let roles = ((plan.roles.value ?? []) + (plan.groups.value ?? [])).map(\.value)
        let attesters = (plan.sources.value ?? []).compactMap(\.value.attestation.value)
        return (roles + attesters).flatMap(problems)
    }

    private static func problems(_ names: [Located<String>]) -> [Finding] {
        var firsts: [FoldedName: Located<String>] = [:]
        return names.compactMap { name in
            if let problem = Actor.problem(withName: name.value) {
                return .error(problem, at: name.at)
            }
            let folded = FoldedName(name.value)
            if let first = firsts[folded] { return .sameName(name, first) }
            firsts[folded] = name
            return nil
        }
    }
}

extension Finding {
    fileprivate static func sameName(_ name: Located<String>, _ first: Located<String>) -> Self {
        .error(
            "\(name.value.quoted) is the same person as \(first.value.quoted) on line "
                + "\(first.at.line): case, blanks and invisible characters tell no names apart",
            at: name.at
        )
    }
}
