import AuditLog
import Synchronization
import Transparency

/// Lets decisions that wait for each other share a turn of the log's signer: one
/// transaction and one signature.
final class SigningQueue: Sendable {
    private typealias Queue = CommitQueue<PendingAppend?, SignedCommit>

    private let queues = Mutex<[String: Queue]>([:])

    /// Appends and signs with the key in a file; with nothing to append, signs only.
    ///
    /// - Throws: the reason the log is not signed, in which case nothing was appended.
    func commit(
        _ pending: PendingAppend?,
        to log: DecisionLog,
        signedWith keyPath: String
    ) async throws -> SignedCommit {
        try await queue(of: keyPath).submit(pending) { group in
            let signer = try LogSigner(for: log, keyPath: keyPath)
            return try signer.inTurn(on: log) { turn in
                let appended = log.append(group.compactMap { $0 }, announce: turn.announce)
                return SignedCommit.commits(of: group, appended, turn.sign)
            }
        }
    }

    private func queue(of keyPath: String) -> Queue {
        queues.withLock { queues in
            let queue = queues[keyPath] ?? Queue()
            queues[keyPath] = queue
            return queue
        }
    }
}

/// The result of a decision's turn.
struct SignedCommit: Sendable {
    /// Nil if there was nothing to append.
    let appended: Result<Appended, any Error>?
    /// The signature of the log's head after all decisions of the turn; nil if none was needed.
    let head: SignedHead?

    /// Signs once, unless everything failed.
    fileprivate static func commits(
        of group: [PendingAppend?],
        _ appended: [Result<Appended, any Error>],
        _ sign: () throws -> VerifiedCheckpoint
    ) -> [SignedCommit] {
        var rest = appended[...]
        let results = group.map { $0.flatMap { _ in rest.popFirst() } }
        let isNeeded = results.contains { result in
            guard case .failure? = result else { return true }
            return false
        }
        let head = isNeeded ? SignedHead(sign) : nil
        return results.map { SignedCommit(appended: $0, head: head) }
    }
}
