import Values

/// The users that a stage reaches: at least `least`, at most `most`, or a part of the customers who
/// are listed when it is entered, or everybody.
package struct CohortSize: Hashable, Sendable {
    package let least: Int
    package let most: Int
    package let extent: Extent

    package enum Extent: Hashable, Sendable {
        /// The numbers are those of the plan.
        case counted
        /// A share of the listed customers who are not excluded, over 0 and under 1, rounded up.
        case share(Double)
        /// Everybody who is not excluded, listed or not.
        case all
    }

    package init(least: Int, most: Int) {
        precondition(0 < least && least <= most, "a cohort is not empty")
        self.least = least
        self.most = most
        extent = .counted
    }

    /// The greatest number of users that a plan may name.
    package static let greatest = 1_000_000_000

    private init(_ extent: Extent) {
        least = 1
        most = Self.greatest
        self.extent = extent
    }

    package static let all = Self(.all)

    package static func share(_ share: Double) -> Self { Self(.share(share)) }

    /// True if the plan names the number of users; else the list of customers decides it.
    package var isCounted: Bool { extent == .counted }

    /// The most users; nil if the list of customers decides it.
    package var known: Int? { isCounted ? most : nil }

    /// The range as text: `10–20`, or `5,000` if both ends are the same; `10%`, `all`.
    package var text: String {
        switch extent {
        case .counted: least == most ? most.grouped : "\(least.grouped)–\(most.grouped)"
        case .share(let share): share.percent
        case .all: "all"
        }
    }

    /// The size with what it counts: `5,000 users`, `10% of the customers`, `all customers`.
    package var phrase: String {
        switch extent {
        case .counted: "\(text) users"
        case .share: "\(text) of the customers"
        case .all: "all customers"
        }
    }

    /// The most users for a screen: `5,000`, `10%`, `all`.
    package var mostText: String { isCounted ? most.grouped : text }
}

extension CohortSize {
    /// Returns the users of a stage that has so many on the list: `5,000 users`, or
    /// `all (61,204 listed)`.
    package func text(having users: Int) -> String {
        extent == .all ? "all (\(users.grouped) listed)" : "\(users.grouped) users"
    }
}

extension CohortSize {
    /// Returns the number of customers to choose, given those invited, those named in all, and
    /// those who could be chosen.
    ///
    /// The named customers are those invited or already having the release. If customers are
    /// invited and the named ones fill a range, the stage takes no others: nobody is drawn into a
    /// group that was asked one by one. Otherwise the stage takes its maximum.
    package func size(invited: Int, named: Int, eligible: Int) -> Int {
        switch extent {
        case .counted: invited > 0 && least < most && least...most ~= named ? named : most
        case .share, .all: range(among: eligible).upperBound
        }
    }

    /// Returns the sizes that a cohort may have, given the customers who could be chosen.
    package func range(among eligible: Int) -> ClosedRange<Int> {
        switch extent {
        case .counted: return least...most
        case .all: return max(1, eligible)...max(1, eligible)
        case .share(let share):
            let exact = share * Double(eligible)
            // 10% of 30 is 3, although 0.1 · 30 is a little more in binary.
            let whole = exact.rounded()
            let isWhole = abs(exact - whole) <= 1e-9 * max(1, exact)
            let size = max(1, Int(isWhole ? whole : exact.rounded(.up)))
            return size...size
        }
    }
}

// The form of a size in numbers is that of plans that know no other.

extension CohortSize: Codable {
    private enum Key: String, CodingKey { case least, most, share, all }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if let share = try container.decodeIfPresent(Double.self, forKey: .share) {
            guard 0 < share, share < 1 else { throw Self.impossible(.share, container) }
            self.init(.share(share))
        } else if try container.decodeIfPresent(Bool.self, forKey: .all) == true {
            self.init(.all)
        } else {
            let least = try container.decode(Int.self, forKey: .least)
            let most = try container.decode(Int.self, forKey: .most)
            guard 0 < least, least <= most else { throw Self.impossible(.least, container) }
            self.init(least: least, most: most)
        }
    }

    private static func impossible(
        _ key: Key,
        _ container: KeyedDecodingContainer<Key>
    ) -> DecodingError {
        .dataCorruptedError(forKey: key, in: container, debugDescription: "not a cohort's size")
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch extent {
        case .counted:
            try container.encode(least, forKey: .least)
            try container.encode(most, forKey: .most)
        case .share(let share): try container.encode(share, forKey: .share)
        case .all: try container.encode(true, forKey: .all)
        }
    }
}
