package import Rollouts
import Transparency

/// The result of a request.
package struct Answer: Sendable {
    package let decision: Decision
    /// The rollout after the decision.
    package let rollout: Rollout
    /// The entry that records it; nil if there was nothing new to record.
    package let entry: Int?
    /// True if an earlier request with the same key was answered so, and nothing was decided now.
    package var isEarlier = false
    /// The evidence of a decision that was not recorded, which no entry holds.
    package var evidence: Evidence?
    /// True if tables beside the log's entries differed from them, and were rebuilt.
    package internal(set) var isMended = false
    /// The time by which the machine's clock is behind the log's last entry.
    package var clockBehind: Duration?
    /// Nil if nothing had to be recorded, as in a dry run.
    package internal(set) var head: SignedHead?
    /// The reason the flag file does not match the log; nil if it does, or if there is no file.
    package internal(set) var flagsProblem: String?
    /// The answers of the witnesses; nil if no head was signed.
    package internal(set) var cosigning: Cosigning?

    init(decision: Decision, rollout: Rollout, entry: Int?, clockBehind: Duration? = nil) {
        self.decision = decision
        self.rollout = rollout
        self.entry = entry
        self.clockBehind = clockBehind
    }
}

extension Answer {
    /// The head that was signed with this decision in it; nil if nothing was recorded.
    var newHead: VerifiedCheckpoint? {
        guard entry != nil, case .signed(let head)? = head else { return nil }
        return head
    }
}
