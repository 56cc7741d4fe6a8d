/// Counters whose events are added up, by their selectors, JSON pointers or keys.
package struct CounterSum: Hashable, Sendable {
    /// The counters, at least one, each once.
    package let terms: [String]

    package init(_ terms: [String]) {
        self.terms = terms
    }

    /// The sum for people: `timeouts + faults`.
    package var text: String { terms.joined(separator: " + ") }

    /// Returns the sum of other terms.
    package func map<Problem: Error>(
        _ convert: (String) throws(Problem) -> String
    ) throws(Problem) -> Self {
        var converted: [String] = []
        for term in terms { converted.append(try convert(term)) }
        return Self(converted)
    }
}

extension CounterSum: ExpressibleByStringInterpolation {
    package init(stringLiteral term: String) {
        self.init([term])
    }
}

// One counter is a text, as in plans that know no sums; several are a list.

extension CounterSum: Codable {
    package init(from decoder: any Decoder) throws {
        let isList = (try? decoder.unkeyedContainer()) != nil
        self.init(isList ? try [String](from: decoder) : [try String(from: decoder)])
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let only = terms.first, terms.count == 1 {
            try container.encode(only)
        } else {
            try container.encode(terms)
        }
    }
}
