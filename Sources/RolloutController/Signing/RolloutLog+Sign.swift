import AuditLog
import Rollouts
package import Transparency
import Values

extension RolloutLog {
    /// Records a decision, if it is news, and signs the log's new head.
    ///
    /// A log that differs from the one signed accepts only decisions that expose fewer people:
    /// these are recorded unsigned, and the answer says so.
    func record(
        _ decision: Decision,
        of request: Request,
        on standing: Standing,
        _ gathered: Gathered,
        _ terms: Terms,
        at now: Instant,
        signedWith keyPath: String
    ) async throws -> Answer {
        let recording = Recording(
            of: decision,
            on: request,
            standing,
            gathered,
            terms,
            at: now,
            in: self
        )
        let pending = try recording.append()
        let commit: SignedCommit
        do {
            commit = try await signing.commit(pending, to: log, signedWith: keyPath)
        } catch  where request.command.stops || decision.outcome == .tripped {
            var answer = try record(recording)
            answer.head = SignedHead { throw error }
            return answer
        }
        // Errors of recording itself must not lead to a second attempt to record.
        var answer = try recording.answer(to: commit.appended?.get())
        answer.head = commit.head
        return answer
    }
}

/// The signature of the log's head after a decision.
package enum SignedHead: Sendable {
    case signed(VerifiedCheckpoint)
    /// The reason it is missing; the decision stands, and the next signature covers it.
    case unsigned(String)

    init(_ sign: () throws -> VerifiedCheckpoint) {
        do {
            self = .signed(try sign())
        } catch {
            self = .unsigned((error as? LogError)?.reason ?? "\(error)")
        }
    }

    /// The signed note; nil if unsigned.
    package var note: String? {
        if case .signed(let head) = self {
            String(decoding: head.note.bytes, as: UTF8.self)
        } else {
            nil
        }
    }

    package var whyUnsigned: String? { if case .unsigned(let why) = self { why } else { nil } }
}
