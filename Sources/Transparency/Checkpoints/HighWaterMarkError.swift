/// The reason the high-water mark cannot be read or moved, worded for the operator.
package enum HighWaterMarkError: Error, Hashable, Sendable {
    case cannotRead(path: String, why: String)
    case cannotWrite(path: String, why: String)
    case cannotAnnounce(path: String, why: String)
    case busy(path: String, holder: LockHolder?)
    /// The present mark was not signed by this log.
    case notOurs(path: String, why: String)
    /// The new mark was not signed by this log.
    case notSigned(path: String, why: CheckpointRefusal)
    case smaller(path: String, signed: Int, found: Int)
    case forked(path: String, size: Int)
}

extension HighWaterMarkError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .cannotRead: "\(reason); nothing was signed"
        case .cannotAnnounce: "\(reason); nothing was recorded"
        case .cannotWrite, .busy, .notOurs, .notSigned, .smaller, .forked: reason
        }
    }

    /// The problem alone, without its consequence for a decision.
    package var reason: String {
        switch self {
        case .cannotRead(let path, let why):
            "the last signed checkpoint \(path) cannot be read: \(why)"
        case .cannotWrite(let path, let why):
            "the signed checkpoint cannot be kept at \(path): \(why); do not pass it on, "
                + "fix the problem and sign again"
        case .cannotAnnounce(let path, let why):
            "the head about to be recorded cannot be announced at \(path): \(why)"
        case .busy(let path, let holder):
            "\(path) is in use by \(holder.map { "\($0)" } ?? "another process"), which signs; try "
                + "again"
        case .notOurs(let path, let why):
            "\(path) is not the last checkpoint of this log: \(why). Restore it from a copy, "
                + "and do not delete it: without it nobody notices a log that was put back"
        case .notSigned(let path, let why):
            "the new checkpoint was not written to \(path): \(why)"
        case .smaller(let path, let signed, let found):
            "\(path) shows that \(signed) entries were signed, and now there are \(found): the end "
                + "of the log was cut off, or an older copy put in its place. Restore a copy that "
                + "has all of them"
        case .forked(let path, let size):
            "\(path) shows other \(size) entries than the log has: it was changed after they were "
                + "signed. Restore a copy that has them"
        }
    }
}
