import Rollouts

extension Rules {
    /// Requires that the requirement matches the kind of quantity measured.
    @Sendable static func requirementsFit(_ plan: PlanDocument) -> [Finding] {
        plan.checks.flatMap { check in
            guard let quantity = check.measure.value?.quantity, let require = check.require.value
            else { return [Finding]() }
            return findings(require, of: quantity)
        }
    }

    private static func findings(
        _ require: RequirementDocument,
        of quantity: Measure.Quantity.Name
    ) -> [Finding] {
        let form = Form(require, of: quantity)
        let written = Set(require.written.map(\.value))
        let strangers = require.written.filter { !form.keys.contains($0.value) }
        let missing = form.needed.filter { !written.contains($0) }
        return strangers.map { .stranger($0, form) }
            + (missing.isEmpty || !strangers.isEmpty ? [] : [.incomplete(form, at: require.at)])
            + limitFindings(require, form) + countFindings(require)
    }

    private static func limitFindings(_ require: RequirementDocument, _ form: Form) -> [Finding] {
        let isOfSuccesses = form == .successes
        let ratio = require.ratio.located.flatMap { limit in
            limit.value.isBound(isUpper: !isOfSuccesses) && 0 < limit.value.number
                && limit.value.number < 1
                ? nil : Finding.noShare(at: limit.at, isOfSuccesses: isOfSuccesses)
        }
        let quantile = require.value.located.flatMap { value in
            form == .quantile && require.limit?.value.isUpper != true
                ? Finding.notUpper(at: value.at) : nil
        }
        let trend = require.perHour.located.flatMap { limit in
            limit.value.comparison == .equal ? Finding.noDirection(at: limit.at) : nil
        }
        return [ratio, quantile, trend].compactMap { $0 }
    }

    private static func countFindings(_ require: RequirementDocument) -> [Finding] {
        guard let failures = require.failures.located, let trials = require.trials.value,
            failures.value >= trials
        else { return [] }
        return [.allMayFail(at: failures.at)]
    }

    /// The keys that belong together.
    fileprivate enum Form {
        case value, trials, ratio, successes, quantile, meanRatio, cles, split, trend, firing

        init(_ require: RequirementDocument, of quantity: Measure.Quantity.Name) {
            switch quantity {
            case .value: self = .value
            case .histogram, .samples: self = .quantile
            case .trials, .failures: self = require.ratio.isWritten ? .ratio : .trials
            case .successes: self = .successes
            case .canary: self = require.cles.isWritten ? .cles : .meanRatio
            case .groups: self = .split
            case .trend: self = .trend
            case .firing: self = .firing
            }
        }

        var needed: [String] {
            switch self {
            case .value: ["value"]
            case .trials: ["failures", "trials"]
            case .ratio, .successes: ["ratio"]
            case .quantile: ["quantile", "value"]
            case .meanRatio: ["worse", "meanRatio"]
            case .cles: ["worse", "cles"]
            case .split: ["split"]
            case .trend: ["perHour"]
            case .firing: ["firing"]
            }
        }

        var keys: [String] {
            switch self {
            case .value, .trials, .meanRatio, .cles, .firing: needed
            case .ratio, .successes, .quantile, .split, .trend: needed + ["confidence"]
            }
        }

        var example: String {
            switch self {
            case .value: "a value is required as { value: \"< 3s\" } or { value: \"= true\" }"
            case .quantile:
                "a histogram and samples are required as { quantile: 0.95, value: \"< 3s\" }"
            case .trials, .ratio:
                "trials and failures are required as { failures: 0, trials: 1000 }"
                    + " or { ratio: \"< 1%\" }"
            case .successes: "successes are required as { ratio: \"> 99.5%\" }"
            case .meanRatio, .cles:
                "a canary is required as { worse: increase, meanRatio: 1.1 }"
                    + " or { worse: decrease, cles: 0.6 }"
            case .split: "groups are required as { split: { on: 5000, off: 45000 } }"
            case .firing: "alerts are required as { firing: 0 }"
            case .trend: "a trend is required as { perHour: \"< 10MB\" }"
            }
        }
    }
}

extension Limit {
    fileprivate func isBound(isUpper: Bool) -> Bool {
        comparison != .equal && self.isUpper == isUpper
    }
}

extension Finding {
    fileprivate static func stranger(_ key: Located<String>, _ form: Rules.Form) -> Self {
        .error("\(key.value.quoted) does not belong here: \(form.example)", at: key.at)
    }

    fileprivate static func incomplete(_ form: Rules.Form, at location: Location) -> Self {
        .error(form.example, at: location)
    }

    fileprivate static func noShare(at location: Location, isOfSuccesses: Bool) -> Self {
        let rule =
            isOfSuccesses
            ? "of successes is > or >= a share over 0 and under 1, such as \"> 99.5%\""
            : "is < or <= a share over 0 and under 1, such as \"< 1%\""
        return .error("a ratio \(rule)", at: location)
    }

    fileprivate static func notUpper(at location: Location) -> Self {
        .error("a quantile is < or <= its limit", at: location)
    }

    fileprivate static func noDirection(at location: Location) -> Self {
        .error("a trend is <, <=, > or >= its limit: it is never exactly one number", at: location)
    }

    fileprivate static func allMayFail(at location: Location) -> Self {
        .error("the allowed failures must be fewer than the trials", at: location)
    }
}
