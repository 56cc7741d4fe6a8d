/// The facts about each command that others ask for: one row a command.
package struct CommandTraits: Sendable {
    package let name: Command.Name
    /// True if it can only stop a rollout or take it back, so that it must always be possible.
    package let stops: Bool
    /// True if it may be decided again after another entry came first.
    ///
    /// A command that approves, advances or forgets is bound to what its sender saw; every other
    /// only adds to the record, or takes exposure back.
    package let isDecidedAnew: Bool
    let checks: Checks

    /// The checks on which a decision depends.
    enum Checks: Sendable {
        case none
        case noGo
        /// All, but for the gates of other stages.
        case ofStage
        case mitigation(String)
    }

    fileprivate init(
        _ name: Command.Name,
        stops: Bool = false,
        isDecidedAnew: Bool = true,
        checks: Checks = .none
    ) {
        self.name = name
        self.stops = stops
        self.isDecidedAnew = isDecidedAnew
        self.checks = checks
    }
}

extension Command {
    package var traits: CommandTraits {
        switch self {
        case .apply: CommandTraits(.apply, isDecidedAnew: false)
        case .advance: CommandTraits(.advance, isDecidedAnew: false, checks: .ofStage)
        case .tick: CommandTraits(.tick, checks: .noGo)
        case .hold: CommandTraits(.hold, stops: true)
        case .resume: CommandTraits(.resume)
        case .rollback: CommandTraits(.rollback, stops: true)
        case .approve: CommandTraits(.approve, isDecidedAnew: false)
        case .waive: CommandTraits(.waive)
        case .attest: CommandTraits(.attest)
        case .acceptRisk: CommandTraits(.acceptRisk)
        case .raiseBlocker: CommandTraits(.raiseBlocker)
        case .clearBlocker: CommandTraits(.clearBlocker)
        case .reopenBlocker: CommandTraits(.reopenBlocker)
        case .mitigationDone(let id, _):
            CommandTraits(.mitigationDone, checks: .mitigation(id))
        case .acceptLoss: CommandTraits(.acceptLoss)
        case .correctClock: CommandTraits(.correctClock)
        case .forget: CommandTraits(.forget, isDecidedAnew: false)
        }
    }

    /// True if it stops a rollout, or takes it back from everybody, whatever was measured.
    package var needsNoEvidence: Bool {
        if case .rollback(to: .some, _) = self { false } else { traits.stops }
    }

    /// The name of the entry's kind in the log.
    package var kind: String { traits.name.rawValue }

    /// Returns true if it asks the same as another, as far as its sender states it.
    ///
    /// A time computed from the clock (`--expires 2h`) and the differences to the plan in force
    /// vary between attempts.
    package func repeats(_ other: Command) -> Bool {
        if case .hold(let id, let reason, _) = self, case .hold(id, reason, _) = other {
            return true
        }
        if case .waive(let subject, _, let reason) = self,
            case .waive(subject, _, reason) = other
        {
            return true
        }
        if case .apply(let digest, _) = self, case .apply(digest, _) = other { return true }
        return self == other
    }
}
