package import Rollouts

package struct PlanDifferences: Encodable {
    package let differences: [String]
    /// Those of the differences that loosen a rule, which only a person may put in force.
    package let loosens: [String]
    package let checks: [CarriedCheckAnswer]
    /// The checks that the file no longer has.
    package let removed: [String]

    package init(_ differences: [PlanDifference], _ amendment: Amendment) {
        self.differences = differences.map(\.text)
        loosens = differences.filter { $0.effect == .loosens }.map(\.text)
        checks = amendment.checks.map(CarriedCheckAnswer.init)
        removed = amendment.removed
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
