/// A part of a plan that another plan adds, changes or takes away, in the words of the plan.
package struct PlanChange: Hashable, Sendable {
    package let kind: Kind
    /// The part: `stage beta`, `gate tickets of beta`, `freeze`.
    package let part: String
    /// The values that differ, or everything that the part says if it is added or taken away.
    package let values: [Value]

    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case added
        case changed
        case removed
    }

    /// A value of the part; one of both sides is nil if only the other has it.
    package struct Value: Hashable, Sendable {
        /// The key in the part: `soak`, `require ratio`.
        package let key: String
        package let before: String?
        package let after: String?
        /// True if it takes away, or may take away, something that binds an advance.
        package let loosens: Bool
    }

    /// True if a person has to put it in force.
    package var loosens: Bool { values.contains(where: \.loosens) }
}

extension PlanChange.Kind {
    package var mark: String {
        switch self {
        case .added: "+"
        case .changed: "~"
        case .removed: "-"
        }
    }
}
