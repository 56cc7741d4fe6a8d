package import AuditLog
import Rollouts

extension RolloutLog {
    /// Records a decision, if it is news, and signs what the log has grown to.
    ///
    /// A log that is not the one that was signed takes nothing more, except what exposes fewer
    /// people: that goes on record unsigned, and the answer says so.
    func record(
        _ decision: Decision,
        of request: Request,
        on standing: Standing,
        _ evidence: Evidence,
        _ terms: Terms,
        at now: Instant,
        signedWith keyPath: String
    ) throws -> Answer {
        let signer: LogSigner
        do {
            signer = try LogSigner(for: log, keyPath: keyPath)
            try signer.check(log)
        } catch  where request.command.stops || decision.outcome == .tripped {
            var answer = try record(decision, of: request, on: standing, evidence, terms, at: now)
            answer.head = .unsigned("\(error)")
            return answer
        }
        var answer = try record(decision, of: request, on: standing, evidence, terms, at: now)
        answer.head = SignedHead { try signer.sign(log) }
        return answer
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
            self = .unsigned("\(error)")
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

extension Command {
    /// Whether it can only ever stop a rollout or take it back.
    fileprivate var stops: Bool {
        switch self {
        case .hold, .rollback: true
        case .apply, .advance, .tick, .resume, .approve, .waive, .attest, .acceptRisk,
            .raiseBlocker, .clearBlocker, .reopenBlocker, .mitigationDone, .acceptLoss:
            false
        }
    }
}
