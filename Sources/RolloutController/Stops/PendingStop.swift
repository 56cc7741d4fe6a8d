import Foundation
package import Rollouts
package import Values

/// A rollback or a hold that was asked for while the log took no writes.
///
/// It is kept in a file of its own, and recorded as soon as the log takes writes again.
package struct PendingStop: Hashable, Codable, Sendable {
    /// The idempotency key with which it is recorded, so that it is never recorded twice.
    package let id: String
    /// The rollout; nil for all of the log, which could not be read.
    package let rollout: String?
    package let command: Command
    package let actor: Actor
    package let at: Instant

    package init(
        id: String,
        rollout: String?,
        command: Command,
        actor: Actor,
        at: Instant
    ) {
        self.id = id
        self.rollout = rollout
        self.command = command
        self.actor = actor
        self.at = at
    }

    /// True if nobody is to have the release until it is recorded.
    var takesBack: Bool {
        if case .rollback = command { true } else { false }
    }
}

extension PendingStop {
    /// Creates the stop that a proposal would have recorded; nil if it stops nothing.
    ///
    /// The findings of the guard cannot be made again later, so its trip is kept as what it does.
    init?(_ proposal: Proposal, id: String?) {
        let (request, decision) = (proposal.request, proposal.decision)
        let tripped = decision.outcome == .tripped
        guard request.command.traits.stops || tripped, decision.isNews else { return nil }
        let command: Command =
            if !tripped {
                request.command
            } else if decision.exposure.after < decision.exposure.before {
                .rollback(to: nil, reason: decision.summary)
            } else {
                .hold(id: nil, reason: decision.summary, expires: nil)
            }
        self.init(
            id: id ?? UUID().uuidString.lowercased(),
            rollout: proposal.options.rollout,
            command: command,
            actor: tripped ? .guardian : request.actor,
            at: proposal.at
        )
    }
}
