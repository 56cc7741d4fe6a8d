package import Values

/// The approvals of one kind that are required before a stage is entered.
package struct ApprovalRule: Hashable, Codable, Sendable {
    /// The number of different people, from 1 to 20.
    package let count: Int
    /// The required role; nil if any role counts.
    package let role: String?
    /// The group that the people must be of; nil if it may be anybody.
    package let group: String?
    /// True if the person who requests the advance may not approve it too.
    package let notRequester: Bool
    /// The time for which an approval counts after it was given.
    package let validFor: Span

    package init(
        count: Int,
        role: String?,
        group: String? = nil,
        notRequester: Bool,
        validFor: Span
    ) {
        self.count = count
        self.role = role
        self.group = group
        self.notRequester = notRequester
        self.validFor = validFor
    }
}

/// All approvals that are required before a stage is entered.
///
/// Each person counts once in all of them, even one who is of several groups.
package struct Approvals: Hashable, Sendable {
    /// The rules, at least one.
    package let rules: [ApprovalRule]

    package init(_ rules: [ApprovalRule]) {
        self.rules = rules
    }

    package init(_ rule: ApprovalRule) {
        self.init([rule])
    }

    /// The number of different people that it takes.
    package var count: Int { rules.reduce(0) { $0 + $1.count } }

    /// The longest time for which an approval counts by any of the rules.
    var validForMost: Span { rules.map(\.validFor).max() ?? .seconds(0) }
}

// One rule is an object, as in plans that know no groups; several are a list.

extension Approvals: Codable {
    package init(from decoder: any Decoder) throws {
        // Asked first, as Foundation's decoder may not be used again once a list has failed in it.
        let isList = (try? decoder.unkeyedContainer()) != nil
        self.init(isList ? try [ApprovalRule](from: decoder) : [try ApprovalRule(from: decoder)])
    }

    package func encode(to encoder: any Encoder) throws {
        if let only = rules.first, rules.count == 1 {
            try only.encode(to: encoder)
        } else {
            var container = encoder.singleValueContainer()
            try container.encode(rules)
        }
    }
}
