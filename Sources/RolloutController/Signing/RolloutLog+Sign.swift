import AuditLog
import Rollouts
package import Transparency
import Values

extension RolloutLog {
    /// Records a decision, if it is news, and signs what the log has grown to.
    ///
    /// A log that is not the one that was signed takes nothing more, except what exposes fewer
    /// people: that goes on record unsigned, and the answer says so.
    func record(
        _ decision: Decision,
        of request: Request,
        on standing: Standing,
        _ gathered: Gathered,
        _ terms: Terms,
        at now: Instant,
        signedWith keyPath: String
    ) throws -> Answer {
        let recorded: Result<Answer, any Error>
        do {
            let signer = try LogSigner(for: log, keyPath: keyPath)
            recorded = try signer.inTurn(on: log) { turn in
                Result {
                    var answer = try record(
                        decision,
                        of: request,
                        on: standing,
                        gathered,
                        terms,
                        at: now,
                        announce: turn.announce
                    )
                    answer.head = SignedHead(turn.sign)
                    return answer
                }
            }
        } catch  where request.command.stops || decision.outcome == .tripped {
            var answer = try record(decision, of: request, on: standing, gathered, terms, at: now)
            answer.head = SignedHead { throw error }
            return answer
        }
        // What recording itself threw is no reason to record once more.
        return try recorded.get()
    }
}

/// The signature over what the log has grown to with a decision.
package enum SignedHead: Sendable {
    case signed(VerifiedCheckpoint)
    /// Why there is none; the decision stands, and the next signature covers it.
    case unsigned(String)

    fileprivate init(_ sign: () throws -> VerifiedCheckpoint) {
        do {
            self = .signed(try sign())
        } catch {
            self = .unsigned((error as? LogError)?.reason ?? "\(error)")
        }
    }

    /// The signed note; nil where there is none.
    package var note: String? {
        if case .signed(let head) = self {
            String(decoding: head.note.bytes, as: UTF8.self)
        } else {
            nil
        }
    }

    package var whyUnsigned: String? { if case .unsigned(let why) = self { why } else { nil } }
}
