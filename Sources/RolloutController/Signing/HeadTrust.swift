package import AuditLog
import Synchronization
package import Transparency

/// Decides whether customers may be switched on by a log's present head.
///
/// The head must be the one of the mark beside the key, or the last that this process has trusted,
/// or grow from both. Without the key at hand only the memory of this process counts.
package final class HeadTrust: Sendable {
    private let keyPath: String
    private let last = Mutex<TrustedHead?>(nil)

    package init(keyPath: String) {
        self.keyPath = keyPath
    }

    /// A head that may be followed, and the key of the log's owner; nil if it is not at hand.
    package struct TrustedHead: Hashable, Sendable {
        package let head: TreeHead
        /// With another key its owner has begun a new history, and nothing is known of it.
        let key: VerifierKey?
    }

    /// Returns the log's head if customers may be switched on by it.
    ///
    /// - Throws: `HeadRefusal` if they may not; any other error leaves it undecided.
    package func head(of log: DecisionLog) throws -> TrustedHead {
        for attempt in 1...Self.attempts {
            do {
                if let trusted = try trustedHead(of: log) { return trusted }
            } catch LogSignerError.unsigned where attempt < Self.attempts {
                // Another process may have recorded and signed more since the head was read.
            } catch {
                throw HeadRefusal(error) ?? error
            }
        }
        throw LogError.busy(place: log.path)
    }

    /// Reads the states of the files that the decision depends on beside the log.
    var stamps: [FileStamp?] {
        [keyPath, HighWaterMark.path(besideKey: keyPath)].map(FileStamp.init(of:))
    }

    private static let attempts = 5

    /// Returns nil if the log grew meanwhile.
    private func trustedHead(of log: DecisionLog) throws -> TrustedHead? {
        let signer = try LogSigner(known: keyPath)
        let key = signer?.key.verifier
        // The mark before the log, which may grow in between and never shrinks.
        let mark = try signer?.last().map {
            TreeHead(size: $0.checkpoint.size, root: $0.checkpoint.root)
        }
        let known = last.withLock { $0?.key == key ? $0?.head : nil }
        let head = try log.head(continuing: [mark, known].compactMap(\.self))
        try signer?.check(log)
        guard try log.head() == head else { return nil }
        let trusted = TrustedHead(head: head, key: key)
        last.withLock { $0 = trusted }
        return trusted
    }
}
