import Cohorts

/// A flag with its possible answers already encoded.
struct RenderedFlag: Sendable {
    let key: String
    private let choice: Choice

    private enum Choice: Sendable {
        case one(FlagResponse)
        case either(CohortMembership, inside: FlagResponse, outside: FlagResponse)
    }

    init(_ flag: Flag) {
        key = flag.name
        switch flag.audience {
        case .nobody:
            choice = .one(FlagResponse(of: flag, isOn: false, reason: "DISABLED"))
        case .members(let members):
            choice = .either(
                CohortMembership(members.ids, ranking: members.ranking),
                inside: FlagResponse(of: flag, isOn: true, reason: "SPLIT"),
                outside: FlagResponse(of: flag, isOn: false, reason: "SPLIT")
            )
        case .everybody(let excluded, let ranking):
            choice = .either(
                CohortMembership(excluded, ranking: ranking),
                inside: FlagResponse(of: flag, isOn: false, reason: "SPLIT"),
                outside: FlagResponse(of: flag, isOn: true, reason: "SPLIT")
            )
        case .unknown(let why):
            choice = .one(FlagResponse(EvaluationFailure(.general, why), key: flag.name))
        }
    }

    func answer(for id: ByteSpan) -> FlagResponse {
        switch choice {
        case .one(let answer): answer
        case .either(let ids, let inside, let outside): ids.contains(id) ? inside : outside
        }
    }

    var answers: [FlagResponse] {
        switch choice {
        case .one(let answer): [answer]
        case .either(_, let inside, let outside): [inside, outside]
        }
    }
}
