package import Feasibility

extension SimulationProblem {
    /// The problem, and the options that help.
    package var sentence: String {
        switch self {
        case .noRates(let checks):
            "\(description), or ask with "
                + checks.map { "--assume \($0)=0.1%" }.joined(separator: " ")
        case .unknownSize: "\(description): say how many are listed, with --customers 61204"
        case .tooManyPolls: "\(description): give a longer --interval"
        case .noExpectation, .unknownCheck, .usersInWindow, .tooMuchTraffic: description
        }
    }
}
