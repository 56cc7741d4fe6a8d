package import Values

/// A check of the plan in force, with the memory of it that amendments leave.
package struct CheckRecord: Hashable, Codable, Sendable {
    package let terms: CheckTerms
    /// The entry with which it began, or began anew; earlier results cannot make it pass.
    package let begunEntry: Int
    package private(set) var begunAt: Instant
    /// False once an amendment has taken it away; it is remembered in case it comes back.
    package var isInForce = true
    /// The longest `validFor` that it has had in the stage, for which an attested failure counts.
    package var failuresValidFor: Span
    /// The people who could attest it in the stage, whose failures still count.
    package var heard: [String]

    init(_ terms: CheckTerms, entry: Int, at time: Instant) {
        self.terms = terms
        begunEntry = entry
        begunAt = time
        failuresValidFor = terms.validFor
        heard = terms.attesters
    }

    /// Creates the record of a check that goes on from an earlier one.
    init(_ terms: CheckTerms, after earlier: Self, isKept: Bool, entry: Int, at time: Instant) {
        self.terms = terms
        begunEntry = isKept ? earlier.begunEntry : entry
        begunAt = isKept ? earlier.begunAt : time
        failuresValidFor = max(terms.validFor, earlier.failuresValidFor)
        heard = Set(terms.attesters + earlier.heard).sorted()
    }

    func dated(noLaterThan time: Instant) -> Self {
        var record = self
        record.begunAt = min(begunAt, time)
        return record
    }

    /// The record at the beginning of a stage, which remembers nothing of the one before.
    var withoutMemory: Self {
        var record = self
        record.failuresValidFor = terms.validFor
        record.heard = terms.attesters
        return record
    }
}

/// A failure of a check that was seen in the stage, and after which it was not seen to pass.
package struct SeenFailure: Hashable, Codable, Sendable {
    /// The measurement for people.
    package let value: String
    package let entry: Int
    /// The terms by which it was judged.
    package let terms: CheckTerms?

    package init(value: String, entry: Int, terms: CheckTerms?) {
        self.value = value
        self.entry = entry
        self.terms = terms
    }
}
