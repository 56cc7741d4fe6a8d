import Values

/// A stage of a new plan, matched with the one in force that it is under another name.
package struct CarriedStage: Hashable, Codable, Sendable {
    package let name: String
    /// The name in force of a stage that the plan renames; nil if the plan says of none.
    package let from: String?
    /// The greatest number of users who have the release in it.
    package let users: Int
}

extension Plan {
    /// Returns the plan's stages; one that says what it `was` goes on from the stage in force of
    /// that name, and says nothing any more once there is none.
    func carriedStages(of state: State) -> [CarriedStage] {
        let inForce = Set(state.stages.map(\.name))
        return stages.map { stage in
            CarriedStage(
                name: stage.name,
                from: stage.was.flatMap { inForce.contains($0) ? $0 : nil },
                users: stage.cohort.most
            )
        }
    }

    /// The stage from which each mitigation's deadline counts.
    var deadlineStages: [String: String] {
        Dictionary(
            keepingFirst: mitigations.compactMap { mitigation in
                mitigation.due.map { (mitigation.id, $0.stage) }
            }
        )
    }
}

extension Mitigation.Deadline {
    /// The stage that the deadline comes before, or is counted from.
    package var stage: String {
        switch self {
        case .before(let stage), .within(_, let stage): stage
        }
    }
}

extension [CarriedStage] {
    /// The new name of each stage that is renamed, by the name in force.
    var renames: [String: String] {
        Dictionary(keepingFirst: compactMap { stage in stage.from.map { ($0, stage.name) } })
    }

    /// Returns the number of users before a stage, or without a name before the last one.
    ///
    /// That many can have the release while an issue keeps the stage closed, and all later ones.
    /// Nil if there is no such stage.
    func reach(before name: String?) -> Int? {
        let closed = name.map { name in firstIndex { $0.name == name } } ?? count - 1
        return closed.map { $0 > 0 ? self[$0 - 1].users : 0 }
    }
}
