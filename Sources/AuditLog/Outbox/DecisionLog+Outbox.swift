package import Values

extension DecisionLog {
    /// Messages that are due, oldest first, at most `limit` to each target.
    package func pendingMessages(at now: Instant, limit: Int) throws -> [OutboxMessage] {
        try read { try $0.pendingMessages(at: now, limit: limit) }
    }

    /// Deletes messages that no entry sends, inserts missing ones as due since their entry, and
    /// takes the tables that do not follow from the entries as they are.
    package func mendMessages(_ sent: [Int: [String]]) throws {
        let recorded = try recordedMessages()
        try write { rows in
            for (entry, targets) in recorded {
                for (sequence, target) in targets
                where sent[entry]?.dropFirst(sequence).first != target {
                    try rows.deleteMessage(ofEntry: entry, sequence: sequence)
                }
            }
            for (entry, targets) in sent {
                for (sequence, target) in targets.enumerated()
                where recorded[entry]?[sequence] != target {
                    let due = try Self.entry(at: entry, rows)?.time ?? Instant(milliseconds: 0)
                    let draft = OutboxDraft(target: target, body: [])
                    try rows.insert(draft, ofEntry: entry, sequence: sequence, due: due)
                }
            }
            try rows.takeTablesAsTheyAre()
        }
    }

    /// Messages that will not be tried again.
    package func deadLetters() throws -> [OutboxMessage] { try read { try $0.deadLetters() } }

    package func messageFindings(_ sent: [Int: [String]]) throws -> [Verification.Finding] {
        let recorded = try recordedMessages()
        let expected = sent.mapValues {
            Dictionary(uniqueKeysWithValues: $0.enumerated().map { $0 })
        }
        return Set(recorded.keys).union(expected.keys).sorted()
            .filter { recorded[$0] != expected[$0] }.map { .messagesDiffer(entry: $0) }
    }

    /// The target of each message, by its entry and its place there.
    private func recordedMessages() throws -> [Int: [Int: String]] {
        try read { rows in
            var messages: [Int: [Int: String]] = [:]
            try rows.forEachMessage { entry, sequence, target in
                messages[entry, default: [:]][sequence] = target
            }
            return messages
        }
    }

    package func markDelivered(_ message: OutboxMessage, at now: Instant) throws {
        try write { try $0.markDelivered(message, at: now) }
    }

    /// Postpones a message; without a retry time it becomes a dead letter.
    package func markFailed(_ message: OutboxMessage, error: String, retryAt: Instant?) throws {
        try write {
            try $0.markFailed(message, error: String(error.prefix(500)), due: retryAt)
        }
    }
}
