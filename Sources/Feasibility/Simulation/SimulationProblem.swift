/// The reason a plan cannot be simulated.
package enum SimulationProblem: Error, Hashable, Sendable {
    case noExpectation
    /// Checks of traffic without an assumed true rate.
    case noRates([String])
    case unknownCheck(String, hint: String)
    /// A sliding window counts users, and users who return are not modelled.
    case usersInWindow(check: String)
    /// The list of customers decides how many a stage has.
    case unknownSize(stage: String)
    case tooMuchTraffic(stage: String)
    case tooManyPolls(stage: String)
}

extension SimulationProblem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noExpectation:
            "the plan does not say what traffic to expect; add to it, for example: "
                + "expect: { traffic: 2/h, rates: { error-rate: 0.1% } }"
        case .noRates(let checks):
            "no true rate is assumed for \(checks.joined(separator: ", ")); write it under "
                + "expect: rates: in the plan"
        case .unknownCheck(let name, let hint):
            "\(name) is not a check of live traffic in this plan\(hint)"
        case .usersInWindow(let check):
            "\(check) counts users in a sliding window, which cannot be simulated; "
                + "give it window: stage"
        case .unknownSize(let stage):
            "how many customers \(stage) has is known once they are counted"
        case .tooMuchTraffic(let stage):
            "\(stage) would have over 10^9 requests an hour; expect less traffic"
        case .tooManyPolls(let stage):
            "\(stage) would be polled over 10^7 times; poll less often"
        }
    }
}
