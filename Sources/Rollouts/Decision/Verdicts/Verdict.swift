package import Values

/// The judgement on one check; never a `Bool`, since not knowing is not the same as failing.
package enum Verdict: Hashable, Sendable {
    case passed
    case failed
    case undecided(Why)
    case waived(by: String, until: Instant)
    /// Measures live traffic, and nobody is exposed.
    case notApplicable

    package enum Why: String, Codable, Sendable, CaseIterable {
        case noData
        /// There is evidence, and it is too little for the claim.
        case insufficient
        case stale
        case sourceFailed
    }
}

extension Verdict {
    /// Whether the verdict opens a gate.
    package var opens: Bool {
        switch self {
        case .passed, .waived: true
        case .failed, .undecided, .notApplicable: false
        }
    }

    package var word: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .undecided: "undecided"
        case .waived: "waived"
        case .notApplicable: "notApplicable"
        }
    }

    package var why: Why? {
        if case .undecided(let why) = self { why } else { nil }
    }
}

extension Verdict: Codable {
    private enum Key: String, CodingKey { case word, why, by, until }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        switch try container.decode(String.self, forKey: .word) {
        case "passed": self = .passed
        case "failed": self = .failed
        case "undecided": self = .undecided(try container.decode(Why.self, forKey: .why))
        case "notApplicable": self = .notApplicable
        case "waived":
            self = .waived(
                by: try container.decode(String.self, forKey: .by),
                until: try container.decode(Instant.self, forKey: .until)
            )
        case let word:
            throw DecodingError.dataCorruptedError(
                forKey: .word,
                in: container,
                debugDescription: "not a verdict: \(word)"
            )
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(word, forKey: .word)
        try container.encodeIfPresent(why, forKey: .why)
        if case .waived(let person, let until) = self {
            try container.encode(person, forKey: .by)
            try container.encode(until, forKey: .until)
        }
    }
}
