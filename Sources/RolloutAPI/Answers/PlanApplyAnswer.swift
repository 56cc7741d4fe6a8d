package import Rollouts

/// The JSON answer of `plan apply`: the decision, and the amendment that it makes.
package struct PlanApplyAnswer: Encodable {
    private let decision: DecisionAnswer
    /// Null for a first plan, and for one that changes nothing.
    private let amendment: Nullable<AmendmentAnswer>

    private enum Key: String, CodingKey { case amendment }

    package init(_ decision: DecisionAnswer, _ amendment: AmendmentDetails?) {
        self.decision = decision
        self.amendment = Nullable(amendment.map { AmendmentAnswer($0) })
    }

    package func encode(to encoder: any Encoder) throws {
        try decision.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(amendment, forKey: .amendment)
    }
}
