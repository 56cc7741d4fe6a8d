package import Statistics
package import Values

/// An attested result, for as long as it counts.
///
/// A rollback voids it. An amendment leaves it to the checks whose terms are unchanged.
package struct Attestation: Hashable, Codable, Sendable {
    /// The name in the plan's measure: `tenant-isolation`.
    package let subject: String
    package let result: Result
    package let by: String
    package private(set) var at: Instant
    /// True if it failed a check when it was given; a clean repeat does not take its place.
    package let isFailure: Bool
    /// True if a person gave it, whose place no program's takes, whatever its name.
    package let isByPerson: Bool
    /// The page that shows what was seen; nil if none was given.
    package let link: WebLink?
    /// The reason that was given with the link; nil without one.
    package let reason: String?
    /// The entry that holds it; nil until it is recorded.
    package private(set) var entry: Int?
    /// True if a rollback came after it, so that it no longer counts.
    package private(set) var isVoid = false
    /// True if nobody knows how old it is, so that it counts only where it fails a check.
    package private(set) var isOnlyAgainst = false

    package init(
        subject: String,
        result: Result,
        by: String,
        at: Instant,
        isFailure: Bool = false,
        isByPerson: Bool = true,
        link: WebLink? = nil,
        reason: String? = nil
    ) {
        self.subject = subject
        self.result = result
        self.by = by
        self.at = at
        self.isFailure = isFailure
        self.isByPerson = isByPerson
        self.link = link
        self.reason = link == nil ? nil : reason
    }

    func recorded(in entry: Int) -> Self {
        var recorded = self
        recorded.entry = entry
        return recorded
    }

    /// Returns true if it was given after an entry.
    func isAfter(_ entry: Int) -> Bool { self.entry.map { $0 > entry } ?? true }

    /// Returns true if it can take the place of an earlier one: a program's never does a person's.
    func isAnother(of earlier: Self) -> Bool {
        FoldedName(by) == FoldedName(earlier.by) && (isByPerson || !earlier.isByPerson)
    }

    var void: Self {
        var void = self
        void.isVoid = true
        return void
    }

    var onlyAgainst: Self {
        var word = self
        word.isOnlyAgainst = true
        return word
    }

    func dated(noLaterThan time: Instant) -> Self {
        var word = self
        word.at = min(at, time)
        return word
    }

    package enum Result: Hashable, Sendable {
        case counts(Proportion)
        case value(Double)
    }
}

extension Attestation.Result: Codable {
    private enum Key: String, CodingKey { case counts, value }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if let counts = try container.decodeIfPresent(Proportion.self, forKey: .counts) {
            self = .counts(counts)
        } else {
            self = .value(try container.decode(Double.self, forKey: .value))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .counts(let counts): try container.encode(counts, forKey: .counts)
        case .value(let value): try container.encode(value, forKey: .value)
        }
    }
}

extension Plan {
    /// Returns the people who may attest the subject; nil if no check has it.
    func attesters(of subject: String) -> [String]? {
        let names = allChecks.compactMap { placed -> [String]? in
            guard placed.check.measure.subject == subject else { return nil }
            return source(placed.check.measure.source)?.attesters
        }
        return names.isEmpty ? nil : names.flatMap { $0 }
    }
}

extension Source {
    /// The people who may attest results; nil for a source that is queried.
    var attesters: [String]? {
        if case .attestation(let names) = kind { names } else { nil }
    }
}

extension Measure {
    /// The subject that an attestation must have to answer this measure.
    package var subject: String? {
        if case .value(let subject) = quantity { return subject }
        if case .trials(let subject) = quantity { return subject }
        return nil
    }
}
