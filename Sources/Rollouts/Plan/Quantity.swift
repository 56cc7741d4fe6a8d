extension Measure {
    /// A quantity, and where its source finds it: a query, a JSON pointer or a name.
    package enum Quantity: Hashable, Sendable {
        /// One number, given by a query, a JSON pointer or a name, depending on the source.
        case value(String)
        /// The successes and failures of a campaign.
        case trials(String)
        /// Two counters, or sums of them: failures, and the total.
        case failures(CounterSum, total: CounterSum)
        /// The same with the successes, whose complement fails.
        case successes(CounterSum, total: CounterSum)
        /// A histogram of durations or sizes, read bucket by bucket.
        case histogram(String)
        /// Single values, such as the durations of some requests.
        case samples(String)
        /// The values of the new version, and of the control running beside it.
        case canary(String, control: String)
        /// Counters of the groups into which traffic or users are split, by the group's name.
        case groups([String: CounterSum])
        /// A gauge over time.
        case trend(String)
        /// The alerts that fire.
        case firing(AlertSelection)
    }
}

extension Measure.Quantity {
    /// The kinds of quantity.
    package enum Name: Sendable, CaseIterable {
        case value, trials, failures, successes, histogram, samples, canary, groups, trend
        case firing

        /// The facts about the kind that the plan's rules and the gathering of evidence go by.
        package var traits: Traits {
            switch self {
            case .value: Traits("value", attested: .value)
            case .trials: Traits("trials", attested: .trials)
            case .failures:
                Traits(
                    "failures with total",
                    hasWindow: true,
                    isCounted: true,
                    hasUnits: true,
                    isTraffic: true
                )
            case .successes:
                Traits(
                    "successes with total",
                    hasWindow: true,
                    isCounted: true,
                    isTraffic: true
                )
            case .histogram:
                Traits("histogram", hasWindow: true, isCounted: true, isTraffic: true)
            case .samples: Traits("samples", hasWindow: true)
            case .canary: Traits("canary with control", hasWindow: true)
            case .groups: Traits("groups", hasWindow: true, isCounted: true, hasUnits: true)
            case .trend: Traits("trend", hasWindow: true)
            case .firing: Traits("firing with alive")
            }
        }

        /// Returns the kinds of which a fact is true.
        package static func all(where fact: (Traits) -> Bool) -> [Self] {
            allCases.filter { fact($0.traits) }
        }
    }

    package struct Traits: Sendable {
        /// The kind as a plan's author knows it, by the keys that it takes.
        package let text: String
        /// True if the quantity is gathered over time, from counters and gauges.
        package let hasWindow: Bool
        /// True if events are counted, by a test that may be repeated while a window grows.
        package let isCounted: Bool
        /// True if users, or another label's values, can be counted instead of requests.
        package let hasUnits: Bool
        /// True if requests are counted, of which a rate may be expected.
        package let isTraffic: Bool
        /// The form in which people may attest it; nil if they may not.
        let attested: Attestation.Form?

        fileprivate init(
            _ text: String,
            hasWindow: Bool = false,
            isCounted: Bool = false,
            hasUnits: Bool = false,
            isTraffic: Bool = false,
            attested: Attestation.Form? = nil
        ) {
            self.text = text
            self.hasWindow = hasWindow
            self.isCounted = isCounted
            self.hasUnits = hasUnits
            self.isTraffic = isTraffic
            self.attested = attested
        }
    }

    package var name: Name {
        switch self {
        case .value: .value
        case .trials: .trials
        case .failures: .failures
        case .successes: .successes
        case .histogram: .histogram
        case .samples: .samples
        case .canary: .canary
        case .groups: .groups
        case .trend: .trend
        case .firing: .firing
        }
    }
}

extension Measure.Quantity {
    /// Returns the quantity with the texts converted that select raw samples in Prometheus.
    ///
    /// A value is any query, a campaign's counts have a name, and alerts are no samples.
    package func convertingSelectors<Problem: Error>(
        _ convert: (String) throws(Problem) -> String
    ) throws(Problem) -> Self {
        switch self {
        case .value, .trials, .firing: return self
        case .failures(let failures, let total):
            return .failures(try failures.map(convert), total: try total.map(convert))
        case .successes(let successes, let total):
            return .successes(try successes.map(convert), total: try total.map(convert))
        case .histogram(let name): return .histogram(try convert(name))
        case .samples(let gauge): return .samples(try convert(gauge))
        case .canary(let canary, let control):
            return .canary(try convert(canary), control: try convert(control))
        case .groups(let groups):
            var converted: [String: CounterSum] = [:]
            for (name, sum) in groups { converted[name] = try sum.map(convert) }
            return .groups(converted)
        case .trend(let gauge): return .trend(try convert(gauge))
        }
    }
}
