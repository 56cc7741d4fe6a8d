extension Verdict {
    /// The verdict in one or two words.
    package var phrase: String {
        switch self {
        case .passed: "passed"
        case .failed: "FAILED"
        case .undecided(.noData): "no data"
        case .undecided(.insufficient): "too little"
        case .undecided(.stale): "stale"
        case .undecided(.sourceFailed): "no answer"
        case .waived: "waived"
        case .notApplicable: "not live"
        }
    }

    /// The verdict on a condition that must not be met.
    package var noGoPhrase: String {
        switch self {
        case .passed: "clear"
        case .failed: "triggered"
        case .undecided(let why): "undecided (\(why.rawValue))"
        case .waived: "waived"
        case .notApplicable: "nobody is exposed"
        }
    }
}

extension CheckResult {
    /// The verdict in one or two words.
    package var phrase: String { isOfOtherStage ? "not this stage" : verdict.phrase }

    /// The verdict on a condition that must not be met.
    package var noGoPhrase: String { isOfOtherStage ? "not this stage" : verdict.noGoPhrase }

    /// True if it is judged in other stages, which its detail names.
    private var isOfOtherStage: Bool { verdict == .notApplicable && detail != nil }
}
