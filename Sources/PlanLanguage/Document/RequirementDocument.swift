import Rollouts
import Statistics

/// The requirement of a check, as written.
struct RequirementDocument: Sendable {
    let value: Field<Limit>
    let failures: Field<Int>
    let trials: Field<Int>
    let ratio: Field<Limit>
    let quantile: Field<Double>
    let confidence: Field<Double>
    let worse: Field<CanaryComparison.Direction>
    let meanRatio: Field<Double>
    let cles: Field<Double>
    let split: Field<[Named<Double>]>
    let perHour: Field<Limit>
    let at: Location
    let written: [Located<String>]

    enum Key: String, PlanKey {
        case value, failures, trials, ratio, quantile, confidence, worse, meanRatio, cles, split
        case perHour
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { RequirementDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        at = fields.at
        value = fields.optional(.value, .limit)
        failures = fields.optional(.failures, .integer(0...1_000_000_000_000))
        trials = fields.optional(.trials, .integer(1...1_000_000_000_000))
        ratio = fields.optional(.ratio, .limit)
        quantile = fields.optional(.quantile, .quantile)
        confidence = fields.optional(.confidence, .confidence)
        worse = fields.optional(.worse, .word)
        meanRatio = fields.optional(.meanRatio, .meanRatio)
        cles = fields.optional(.cles, .cles)
        split = fields.optional(.split, .named(.weight))
        perHour = fields.optional(.perHour, .limit)
        written = fields.written(Key.allCases)
    }
}
