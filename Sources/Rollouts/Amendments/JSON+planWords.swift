import JSONCoding
import Values

extension JSON {
    /// Returns the value of a key as people read it in a plan: `10–20 users`, `95%`, `before all`.
    func words(of key: String) -> String {
        switch self {
        case .null: "none"
        case .bool(let truth): truth ? "true" : "false"
        case .number(let number): Self.shares.contains(key) ? number.percent : number.plain
        case .string(let text): text.isEmpty ? "\"\"" : text.withoutNoMilliseconds
        case .array(let items):
            items.isEmpty
                ? "none"
                : items.map { $0.words(of: key) }
                    .joined(separator: key == "command" ? " " : ", ")
        case .object(let members):
            cohortWords
                ?? members.inPlanOrder.map { "\($0.key) \($0.value.words(of: $0.key))" }
                .joined(separator: key == "due" ? " " : ", ")
        }
    }

    /// The keys of the numbers that a plan has as shares.
    private static let shares: Set = ["confidence", "coverage"]

    private var cohortWords: String? {
        if let share = self["share"]?.numberValue { return CohortSize.share(share).phrase }
        if self["all"] == .bool(true) { return CohortSize.all.phrase }
        guard let least = self["least"]?.numberValue.flatMap(Int.init(exactly:)),
            let most = self["most"]?.numberValue.flatMap(Int.init(exactly:)),
            0 < least, least <= most
        else { return nil }
        return CohortSize(least: least, most: most).phrase
    }
}

extension String {
    /// The text, in which a time at a full second is as a plan has it.
    fileprivate var withoutNoMilliseconds: String {
        hasSuffix(".000Z") && Instant(text: self) != nil ? dropLast(5) + "Z" : self
    }
}

extension [JSON.Member] {
    /// The members as one would write them: the title first, and what is measured before the limit.
    var inPlanOrder: Self {
        enumerated().sorted { one, other in
            let places = [one, other].map { Self.places[$0.element.key] ?? Self.order.count }
            return (places[0], one.offset) < (places[1], other.offset)
        }
        .map(\.element)
    }

    private static let order = [
        "name", "was", "title", "owner", "link",
        "severity", "level", "impact", "behaviour", "workaround",
        "mitigation", "cohort", "soak", "approvals", "count", "role", "notRequester", "measure",
        "from", "to", "weekly", "zone", "reason", "quantile", "ratio", "perHour", "value",
        "failures", "total", "trials", "histogram",
        "samples", "canary", "control", "groups", "trend", "window",
        "per", "ignoring", "coverage", "counts", "require", "confidence", "when", "sustained",
        "onFail", "validFor", "repeats", "since", "due", "before", "within", "after",
        "whenOverdue", "verify", "watch", "cleared", "evidence", "decision",
    ]

    private static let places = Dictionary(
        keepingFirst: order.enumerated().map { ($0.element, $0.offset) }
    )
}
