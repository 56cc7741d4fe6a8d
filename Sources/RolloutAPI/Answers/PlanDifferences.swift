package import Rollouts

/// The JSON answer of `plan diff`: the differences, and the amendment that they would make.
package struct PlanDifferences: Encodable {
    private let differences: [String]
    /// Those of the differences that loosen a rule, which only a person may put in force.
    private let loosens: [String]
    private let amendment: AmendmentAnswer

    private enum Key: String, CodingKey { case differences, loosens }

    package init(_ differences: [PlanDifference], _ amendment: AmendmentDetails) {
        self.differences = differences.map(\.text)
        loosens = differences.filter { $0.effect == .loosens }.map(\.text)
        self.amendment = AmendmentAnswer(amendment)
    }

    package func encode(to encoder: any Encoder) throws {
        try amendment.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(differences, forKey: .differences)
        try container.encode(loosens, forKey: .loosens)
    }
}

package struct CarriedCheckAnswer: Encodable {
    package let id: String
    /// The id of the check in force that it goes on from.
    package let was: Nullable<String>
    /// True if what was seen is kept; false if the check begins anew.
    package let kept: Bool

    package init(_ check: CarriedCheck) {
        id = check.id
        was = Nullable(check.from)
        kept = check.isKept
    }
}
