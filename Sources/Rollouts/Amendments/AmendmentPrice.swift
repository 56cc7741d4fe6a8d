package import Values

/// The cost of putting another plan in force: what stays, what ends, and what follows from it.
package struct AmendmentPrice: Sendable {
    package let amendment: Amendment
    /// The phase and the number of users, which no amendment changes.
    package let phase: State.Phase
    package let exposure: Int
    /// The waivers that stay in force, by the checks' new ids.
    package let keptWaivers: [Waiver]
    /// The issues that stay open on record, although the new plan does not list them.
    package let keptBlockers: [Blocker]
    /// The ids of the holds that stay.
    package let keptHolds: [String]
    package let voided: [VoidedWord]
    /// The decision on putting the plan in force, if it would be refused.
    package let refusal: Decision?
    /// The decision on an advance under the new plan; nil if that would not be in force.
    package let next: Decision?
}

/// A word of a person that ends with an amendment, and what follows from its end.
package struct VoidedWord: Hashable, Sendable {
    package let word: Word
    /// The effect on the way ahead, in a sentence; nil if there is none.
    package let consequence: String?

    package enum Word: Hashable, Sendable {
        case approval(Approval)
        case waiver(Waiver)
    }
}

extension VoidedWord {
    package var kind: String {
        switch word {
        case .approval: "approval"
        case .waiver: "waiver"
        }
    }

    /// The stage, the check or the mitigation that it was about.
    package var subject: String {
        switch word {
        case .approval(let approval): approval.stage
        case .waiver(let waiver): waiver.subject
        }
    }

    package var by: String {
        switch word {
        case .approval(let approval): approval.by
        case .waiver(let waiver): waiver.by
        }
    }

    /// The end that it had; nil for an approval.
    package var until: Instant? {
        switch word {
        case .approval: nil
        case .waiver(let waiver): waiver.until
        }
    }
}
