package import Values

/// A check with its measurement and verdict.
package struct CheckResult: Hashable, Codable, Sendable {
    package let id: String
    package let title: String
    package let part: PlacedCheck.Part
    package let verdict: Verdict
    /// The measurement for people; nil if there is none.
    package let value: String?
    package let limit: String
    /// The age of the newest measurement in seconds; nil if there is none.
    package let ageSeconds: Double?
    /// The basis of the verdict, or the missing evidence.
    package let detail: String?
    /// The time by which there may be enough evidence, at the rate so far.
    package let retryAfter: Instant?

    package init(
        id: String,
        title: String,
        part: PlacedCheck.Part,
        verdict: Verdict,
        value: String? = nil,
        limit: String,
        ageSeconds: Double? = nil,
        detail: String? = nil,
        retryAfter: Instant? = nil
    ) {
        self.id = id
        self.title = title
        self.part = part
        self.verdict = verdict
        self.value = value
        self.limit = limit
        self.ageSeconds = ageSeconds
        self.detail = detail
        self.retryAfter = retryAfter
    }
}

/// The judgement of a requirement on a measurement, before waivers and `sustained`.
package struct Assessment: Hashable, Sendable {
    package var verdict: Verdict
    package var value: String?
    var detail: String?
    /// The number of trials seen, if more of them may decide the check.
    var trialsSeen: Int?
    /// The number of further trials that may decide it, if all are clean.
    var trialsMissing: Int?
    var retryAfter: Instant?
}
