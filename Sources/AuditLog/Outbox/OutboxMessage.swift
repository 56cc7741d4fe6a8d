package import Values

/// A message to send once an entry is recorded.
package struct OutboxDraft: Hashable, Sendable {
    /// The recipient, as named by the code that delivers it; contains no secret.
    package let target: String
    package let body: [UInt8]

    package init(target: String, body: [UInt8]) {
        self.target = target
        self.body = body
    }
}

/// A message that has not been delivered yet.
package struct OutboxMessage: Hashable, Sendable {
    /// The entry that the message reports.
    package let entry: Int
    /// Its position among the entry's messages, from 0.
    package let sequence: Int
    package let target: String
    /// The number of delivery attempts so far.
    package let attempts: Int
    /// The time of the next attempt; nil for a dead letter, which is never sent.
    package let due: Instant?
    package let lastError: String?
}
