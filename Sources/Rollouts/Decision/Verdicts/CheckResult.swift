package import Values

/// A check, what was measured, and the verdict on it.
package struct CheckResult: Hashable, Codable, Sendable {
    package let id: String
    package let title: String
    package let part: PlacedCheck.Part
    package let verdict: Verdict
    /// What was measured, for people; nil where nothing was.
    package let value: String?
    package let limit: String
    /// Seconds since the newest measurement; nil where nothing was measured.
    package let ageSeconds: Double?
    /// What the verdict rests on, or what is missing.
    package let detail: String?
    /// When there may be enough evidence, at the rate so far.
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

/// What a requirement makes of a measurement, before waivers and `sustained`.
package struct Finding: Hashable, Sendable {
    package var verdict: Verdict
    package var value: String?
    var detail: String?
    /// Trials seen, where more of them may decide it.
    var trialsSeen: Int?
    /// How many more may decide it, if all are clean.
    var trialsMissing: Int?
    var retryAfter: Instant?
}
