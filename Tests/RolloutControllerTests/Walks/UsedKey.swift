import Rollouts

/// An idempotency key that one request has used up.
struct UsedKey: Sendable {
    let key: String
    let command: Command
    let member: Member
    /// The place of the rollout among those of the walk.
    let rollout: Int
    let entry: Int

    init(_ key: String, _ command: Command, _ member: Member, rollout: Int, entry: Int) {
        self.key = key
        self.command = command
        self.member = member
        self.rollout = rollout
        self.entry = entry
    }
}
