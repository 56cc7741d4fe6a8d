import JSONCoding

/// One difference between two plans, or between two versions of a record.
package struct PlanDifference: Hashable, Sendable {
    /// The place: `stages[beta].soak`.
    package let place: String
    /// The place with the values before and after: `stages[beta].soak: 7d → 3d`.
    package let text: String
    /// The same as it stands in a sentence: `soak of beta: 7d → 3d`.
    package let name: String
    package let effect: Effect
    /// The place by its steps.
    let path: Place
    /// True if only the order of a list's items differs, at whose place it is.
    let isOrder: Bool

    /// The effect on the rules that bind an advance.
    package enum Effect: Hashable, Sendable, CaseIterable {
        /// Takes something away that binds, or may do so; everything in doubt is of this kind.
        case loosens
        /// Adds something, or makes it bind more.
        case tightens
        /// Changes words, which bind nothing.
        case words
    }
}

extension PlanDifference {
    /// The text, marked if the difference loosens a rule.
    package var line: String { effect == .loosens ? "\(text) (loosens)" : text }
}

extension Plan {
    /// Returns the differences to another plan, in the order of the keys.
    ///
    /// It compares the plans as they stand in the log, so that no key can be left out; a key
    /// without a row in ``KeyRow/ofPlan`` loosens.
    package func differences(to other: Plan) throws -> [PlanDifference] {
        try comparison(of: stages.map(\.name))
            .differences(JSON(of: self), JSON(of: other), at: Place([]))
    }

    /// Returns the comparison of the plan with another, by the names that its stages go by.
    func comparison(of stages: [String]) -> KeyComparison {
        KeyComparison(
            stages: stages,
            hasStageWithoutChecks: noGo.isEmpty && self.stages.contains(where: \.gates.isEmpty)
        )
    }

    /// Returns the differences between two versions of a record of the plan's rollout.
    func differences<Value: Encodable>(
        _ before: Value,
        _ after: Value,
        at place: Place
    ) throws -> [PlanDifference] {
        KeyComparison(stages: stages.map(\.name), hasStageWithoutChecks: false)
            .differences(try JSON(of: before), try JSON(of: after), at: place)
    }
}

extension JSON {
    /// Creates the form that a value has in the log.
    init(of value: some Encodable) throws {
        self = try JSON(parsing: CanonicalJSON.encode(value))
    }
}
