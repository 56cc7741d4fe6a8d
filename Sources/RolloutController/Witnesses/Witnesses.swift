import Rollouts
package import Transparency
package import Values

/// The witnesses of a log, as its policy names them.
package struct Witnesses: Sendable {
    private let round: CosigningRound?
    /// The reason the policy cannot be read, so that no witness is asked.
    private let problem: (any Error)?

    package static let none = Self(round: nil, problem: nil)

    private init(round: CosigningRound?, problem: (any Error)?) {
        self.round = round
        self.problem = problem
    }

    package init(of log: RolloutLog, policy: Result<TrustPolicy?, any Error>) {
        switch policy {
        case .success(let policy):
            self.init(
                round: CosigningRound(log: log.log, witnesses: policy?.endpoints ?? []),
                problem: nil
            )
        case .failure(let error):
            self.init(round: nil, problem: error)
        }
    }

    /// Throws the problem of the policy, except for a command that must always be possible.
    func require(for command: Command) throws {
        let traits = command.traits
        if let problem, !traits.stops, traits.name != .tick { throw problem }
    }

    /// Asks the witnesses to cosign the newest of the heads; nil if none was signed.
    package func cosign(
        _ heads: [VerifiedCheckpoint],
        at now: Instant
    ) async -> Cosigning? {
        guard let head = heads.max(by: { $0.checkpoint.size < $1.checkpoint.size }) else {
            return nil
        }
        if let problem { return .notAsked(problem) }
        return .asked(await round?.ask(about: head.note, at: now) ?? [])
    }
}

/// The answers of a log's witnesses to one of its heads.
package enum Cosigning: Sendable {
    case asked([WitnessStatus])
    /// The policy that names the witnesses cannot be read.
    case notAsked(any Error)
}
