extension Attestation {
    /// The two forms of an attested result.
    package enum Form: String, Codable, Hashable, Sendable {
        case trials
        case value

        var other: Self { self == .trials ? .value : .trials }

        /// The form in words, after a subject: `as trials`.
        var text: String {
            switch self {
            case .trials: "as trials"
            case .value: "as a number"
            }
        }
    }
}

extension Attestation.Result {
    var form: Attestation.Form {
        switch self {
        case .counts: .trials
        case .value: .value
        }
    }
}

extension Measure {
    /// The form in which this measure is attested.
    var form: Attestation.Form {
        if case .trials = quantity { .trials } else { .value }
    }
}
