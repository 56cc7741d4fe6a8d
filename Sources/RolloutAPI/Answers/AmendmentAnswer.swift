package import Rollouts
package import Values

/// The JSON form of an amendment: what it changes, what it keeps and ends, and what comes next.
package struct AmendmentAnswer: Encodable {
    package let changes: [PlanChangeAnswer]
    package let checks: [CarriedCheckAnswer]
    /// The checks that the new plan no longer has.
    package let removed: [String]
    /// The words that stay in force beside the checks.
    package let kept: KeptAnswer
    package let voided: [VoidedWordAnswer]
    /// The reason the plan would not be put in force; null if it would be, or was.
    package let refusal: Nullable<String>
    /// The decision on an advance under the new plan; null if that would not be in force, or if
    /// nothing is known of the rollout then.
    package let next: Nullable<NextStepAnswer>

    package init(_ amendment: AmendmentDetails, isPast: Bool = false) {
        let price = amendment.price
        changes = amendment.changes.flatMap(PlanChangeAnswer.all)
        checks = price?.amendment.checks.map(CarriedCheckAnswer.init) ?? []
        removed = price?.amendment.removed ?? []
        kept = KeptAnswer(price)
        voided = price?.voided.map(VoidedWordAnswer.init) ?? []
        refusal = Nullable(price?.refusal?.summary)
        next = Nullable(isPast ? nil : price?.next.map(NextStepAnswer.init))
    }
}

/// The JSON form of one value that differs.
package struct PlanChangeAnswer: Encodable {
    /// `added`, `changed` or `removed`.
    package let change: String
    package let part: String
    package let key: String
    package let before: Nullable<String>
    package let after: Nullable<String>
    package let loosens: Bool

    package static func all(_ change: PlanChange) -> [Self] {
        change.values.map { value in
            Self(
                change: change.kind.rawValue,
                part: change.part,
                key: value.key,
                before: Nullable(value.before),
                after: Nullable(value.after),
                loosens: value.loosens
            )
        }
    }
}

/// The words of people that an amendment leaves in force.
package struct KeptAnswer: Encodable {
    package let waivers: [String]
    /// The open issues that the new plan does not list.
    package let blockers: [String]
    package let holds: [String]

    package init(_ price: AmendmentPrice?) {
        waivers = price?.keptWaivers.map(\.subject) ?? []
        blockers = price?.keptBlockers.map(\.id) ?? []
        holds = price?.keptHolds ?? []
    }
}

/// The JSON form of a word that ends with an amendment.
package struct VoidedWordAnswer: Encodable {
    /// `approval` or `waiver`.
    package let kind: String
    package let subject: String
    package let by: String
    package let until: Nullable<Instant>
    package let consequence: Nullable<String>

    package init(_ word: VoidedWord) {
        kind = word.kind
        subject = word.subject
        by = word.by
        until = Nullable(word.until)
        consequence = Nullable(word.consequence)
    }
}

/// The JSON form of the decision on a step that nobody has asked for yet.
package struct NextStepAnswer: Encodable {
    package let outcome: String
    package let summary: String
    package let obstacles: [ObstacleAnswer]
    /// The earliest time at which to try, once nothing blocks; null if none is known.
    package let earliest: Nullable<Instant>

    package init(_ decision: Decision) {
        outcome = decision.outcome.published
        summary = decision.summary
        obstacles = decision.obstacles.map(ObstacleAnswer.init)
        earliest = Nullable(decision.prospects.earliest)
    }
}
