import Cohorts

/// A flag with its possible answers already encoded.
struct RenderedFlag: Sendable {
    let key: String
    private let choice: Choice

    private enum Choice: Sendable {
        case one(FlagResponse)
        case either(CohortMembership, on: FlagResponse, off: FlagResponse)
    }

    init(_ flag: Flag) {
        key = flag.name
        switch flag.audience {
        case .nobody:
            choice = .one(FlagResponse(of: flag, isOn: false, reason: "DISABLED"))
        case .members(let members):
            choice = .either(
                CohortMembership(members.ids, ranking: members.ranking),
                on: FlagResponse(of: flag, isOn: true, reason: "SPLIT"),
                off: FlagResponse(of: flag, isOn: false, reason: "SPLIT")
            )
        case .unknown(let why):
            choice = .one(FlagResponse(EvaluationFailure(.general, why), key: flag.name))
        }
    }

    func answer(for id: ByteSpan) -> FlagResponse {
        switch choice {
        case .one(let answer): answer
        case .either(let members, let on, let off): members.contains(id) ? on : off
        }
    }

    var answers: [FlagResponse] {
        switch choice {
        case .one(let answer): [answer]
        case .either(_, let on, let off): [on, off]
        }
    }
}
