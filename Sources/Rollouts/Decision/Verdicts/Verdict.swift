package import Values

/// The judgement on one check; not a `Bool`, since unknown is not the same as failed.
package enum Verdict: Hashable, Sendable {
    case passed
    case failed
    case undecided(Reason)
    case waived(by: String, until: Instant)
    /// The check measures live traffic, and no stage is on.
    case notApplicable

    package enum Reason: String, Codable, Sendable, CaseIterable {
        case noData
        /// There is evidence, but too little for a verdict.
        case insufficient
        case stale
        case sourceFailed
    }
}

extension Verdict {
    /// True if the verdict opens a gate.
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

    /// True if nobody can see now what the check asks for: there is no answer, or an old one.
    package var isUnseen: Bool {
        switch self {
        case .undecided(.noData), .undecided(.stale), .undecided(.sourceFailed): true
        case .undecided(.insufficient), .passed, .failed, .waived, .notApplicable: false
        }
    }

    package var reason: Reason? {
        if case .undecided(let reason) = self { reason } else { nil }
    }
}

extension Verdict: Codable {
    private enum Key: String, CodingKey { case word, reason, by, until }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        switch try container.decode(String.self, forKey: .word) {
        case "passed": self = .passed
        case "failed": self = .failed
        case "undecided": self = .undecided(try container.decode(Reason.self, forKey: .reason))
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
        try container.encodeIfPresent(reason, forKey: .reason)
        if case .waived(let person, let until) = self {
            try container.encode(person, forKey: .by)
            try container.encode(until, forKey: .until)
        }
    }
}
