package import Values

/// A message that is to go out once an entry is there.
package struct OutboxDraft: Hashable, Sendable {
    /// Whom it is for, in the words of whoever delivers it; holds no secret.
    package let target: String
    package let body: [UInt8]

    package init(target: String, body: [UInt8]) {
        self.target = target
        self.body = body
    }
}

/// A message that has not been delivered yet.
package struct OutboxMessage: Hashable, Sendable {
    /// The entry that it tells of.
    package let entry: Int
    /// Its place among the entry's messages, from 0.
    package let sequence: Int
    package let target: String
    package let body: [UInt8]
    /// How often it was tried.
    package let attempts: Int
    /// When it is to be tried next; nil: never again, a dead letter.
    package let due: Instant?
    package let lastError: String?
}
