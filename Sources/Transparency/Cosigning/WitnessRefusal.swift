/// The reason a witness does not cosign.
package enum WitnessRefusal: Error, Hashable, Sendable {
    case malformed(ProofFileError)
    case notACheckpoint(CheckpointError)
    case unknownLog(Origin)
    case notSigned(Origin, CheckpointRefusal)
    case shrinking(from: Int, to: Int)
    /// The request continues another size than that of the last cosigned checkpoint.
    case otherSize(known: Int, asked: Int, offered: Checkpoint)
    /// The log has signed two histories of the same length: both notes together are the evidence.
    case forked(known: SignedNote, offered: SignedNote)
    /// The request's proof is wrong, or there is no valid one.
    case unproven(ProofRefusal, known: SignedNote?, offered: SignedNote)
}

extension WitnessRefusal {
    /// The HTTP status of c2sp.org/tlog-witness for the refusal.
    package var status: Int {
        switch self {
        case .malformed, .notACheckpoint, .shrinking: 400
        case .notSigned: 403
        case .unknownLog: 404
        case .otherSize, .forked: 409
        case .unproven: 422
        }
    }

    /// Tells a client that it may ask again, from the size in the body.
    package static let sizeContentType = "text/x.tlog.size"

    /// Distinguishes a fork from another size, which has the same status.
    package var contentType: String {
        switch self {
        case .otherSize: Self.sizeContentType
        case .malformed, .notACheckpoint, .unknownLog, .notSigned, .shrinking, .forked, .unproven:
            "text/plain; charset=utf-8"
        }
    }

    package var body: String {
        switch self {
        case .otherSize(let known, _, _): "\(known)\n"
        case .malformed, .notACheckpoint, .unknownLog, .notSigned, .shrinking, .forked, .unproven:
            "\(self)\n"
        }
    }
}

extension WitnessRefusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformed(let error): "not a request to a witness: \(error)"
        case .notACheckpoint(let error): "\(error)"
        case .unknownLog(let origin):
            "this witness does not know the log \(origin)"
        case .notSigned(let origin, let refusal):
            "not a checkpoint that \(origin) has signed: \(refusal)"
        case .shrinking(let old, let new):
            "no log grows from \(old) entries to \(new)"
        case .otherSize(let known, let asked, let offered) where offered.size < known:
            "\(offered.origin) offers \(offered.size) entries, from \(asked), and \(known) were "
                + "cosigned before: this is an older request, or the end of the log was cut off"
        case .otherSize(let known, let asked, let offered):
            "\(offered.origin) asks to go on from \(asked) entries, and \(known) were cosigned "
                + "last; make the request from \(known)"
        case .forked(let known, let offered):
            "FORK: the log has signed two histories of the same length. Keep both as evidence, "
                + "and trust neither before a person knows why.\n\(Self.heads(known, offered))"
        case .unproven(let refusal, let known, let offered):
            "nothing shows that the log has only grown: \(refusal). If the log itself has sent "
                + "this, its history was changed.\n\(Self.heads(known, offered))"
        }
    }

    private static func heads(_ known: SignedNote?, _ offered: SignedNote) -> String {
        let known = known.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "(nothing)\n"
        return "cosigned before:\n\(known)\noffered now:\n"
            + String(decoding: offered.bytes.dropLast(), as: UTF8.self)
    }
}
