package import Values

/// An action against a known weakness, with a deadline and a check that verifies it.
package struct Mitigation: Hashable, Codable, Sendable {
    package let id: String
    package let title: String
    package let level: Level
    package let due: Deadline?
    /// The severity of the blocker that an overdue mitigation becomes.
    package let whenOverdue: Severity
    package let verify: Check?
    /// The people who answer for it; nil if the plan names none.
    package let owner: String?
    /// The page on which more is written about it.
    package let link: WebLink?

    package init(
        id: String,
        title: String,
        level: Level,
        due: Deadline?,
        whenOverdue: Severity,
        verify: Check?,
        owner: String? = nil,
        link: WebLink? = nil
    ) {
        self.id = id
        self.title = title
        self.level = level
        self.due = due
        self.whenOverdue = whenOverdue
        self.verify = verify
        self.owner = owner
        self.link = link
    }

    package enum Level: String, Codable, Sendable, CaseIterable {
        /// Stops the stage before which it is due.
        case required
        /// Stops that stage until a person accepts going on without it.
        case recommended
        /// Never stops a stage by itself.
        case optional
    }

    package enum Deadline: Hashable, Sendable {
        case before(String)
        /// Due this long after the stage was first entered.
        case within(Span, after: String)
    }
}

extension Mitigation.Deadline: Codable {
    private enum Key: String, CodingKey { case before, within, after }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if let stage = try container.decodeIfPresent(String.self, forKey: .before) {
            self = .before(stage)
        } else {
            let span = try container.decode(Span.self, forKey: .within)
            self = .within(span, after: try container.decode(String.self, forKey: .after))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .before(let stage):
            try container.encode(stage, forKey: .before)
        case .within(let span, let stage):
            try container.encode(span, forKey: .within)
            try container.encode(stage, forKey: .after)
        }
    }
}
