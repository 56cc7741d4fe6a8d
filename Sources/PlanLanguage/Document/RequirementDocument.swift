import Rollouts
import Statistics

/// The requirement of a check, as written.
struct RequirementDocument: Sendable {
    let value: Field<RequiredValue>
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
    let firing: Field<Int>
    let at: Location
    let written: [Located<String>]

    enum Key: String, PlanKey {
        case value, failures, trials, ratio, quantile, confidence, worse, meanRatio, cles, split
        case perHour, firing
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { RequirementDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        at = fields.at
        value = fields.optional(.value, .requiredValue)
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
        firing = fields.optional(.firing, .integer(0...1_000_000))
        written = fields.written(Key.allCases)
    }
}

extension RequirementDocument {
    /// The limit of a number; nil where a word is required.
    var limit: Located<Limit>? {
        guard let value = value.located, case .number(let limit) = value.value else { return nil }
        return Located(value: limit, at: value.at)
    }

    /// The word that is required; nil where a number is.
    var word: Located<RequiredWord>? {
        guard let value = value.located, case .word(let word) = value.value else { return nil }
        return Located(value: word, at: value.at)
    }
}

/// A limit of a number, or a word to be equal to.
enum RequiredValue: Hashable, Sendable {
    case number(Limit)
    case word(RequiredWord)
}

extension NodeReader where Value == RequiredValue {
    static let requiredValue = scalar(
        "a limit such as \"< 3s\", \">= 200\" or \"< 1%\", or \"= true\" or '= \"UP\"'"
    ) { text in
        Limit(text: text).map(RequiredValue.number)
            ?? RequiredWord(text: text).map(RequiredValue.word)
    }
}
