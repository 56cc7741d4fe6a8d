import Cohorts

/// A flag with its possible answers already encoded.
struct WrittenFlag: Sendable {
    let key: String
    private let choice: Choice

    private enum Choice: Sendable {
        case one(FlagAnswer)
        case either(CohortMembership, on: FlagAnswer, off: FlagAnswer)
    }

    init(_ flag: ServedFlag) {
        key = flag.key
        switch flag.audience {
        case .nobody:
            choice = .one(FlagAnswer(of: flag, isOn: false, reason: "DISABLED"))
        case .members(let members):
            choice = .either(
                members,
                on: FlagAnswer(of: flag, isOn: true, reason: "SPLIT"),
                off: FlagAnswer(of: flag, isOn: false, reason: "SPLIT")
            )
        case .unknown(let why):
            choice = .one(FlagAnswer(EvaluationFailure(.general, why), key: flag.key))
        }
    }

    func answer(for id: ByteSpan) -> FlagAnswer {
        switch choice {
        case .one(let answer): answer
        case .either(let members, let on, let off): members.contains(id) ? on : off
        }
    }

    var answers: [FlagAnswer] {
        switch choice {
        case .one(let answer): [answer]
        case .either(_, let on, let off): [on, off]
        }
    }
}
