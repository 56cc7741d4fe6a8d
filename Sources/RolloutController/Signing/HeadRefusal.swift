import AuditLog
import Transparency

/// The reason that nobody is switched on by a log's present head.
///
/// Its description names no path and no key, as it is told to everybody who asks a server.
package enum HeadRefusal: Error, Hashable, Sendable {
    /// Entries that were seen before are missing.
    case older(seen: Int, found: Int)
    /// The first entries are not those that were seen before.
    case forked(size: Int)
    /// The log was signed with another key than the one at hand.
    case foreign
    /// Entries without a signature let customers in.
    case unsigned(from: Int, to: Int)

    /// Creates the refusal that an error of reading or checking a log stands for; nil if the error
    /// leaves open whose log it is.
    init?(_ error: any Error) {
        switch error {
        case let refusal as HeadRefusal: self = refusal
        case let refusal as SigningRefusal: self.init(refusal)
        case LogSignerError.otherKey: self = .foreign
        case LogSignerError.unsigned(let first, let last): self = .unsigned(from: first, to: last)
        case _: return nil
        }
    }

    private init(_ refusal: SigningRefusal) {
        switch refusal {
        case .shrunk(let signed, let found): self = .older(seen: signed, found: found)
        case .forked(let size), .broken(let size): self = .forked(size: size)
        case .otherLog: self = .foreign
        }
    }
}

extension HeadRefusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .older(let seen, let found):
            "the log has \(found) entries, and \(seen) were seen before: its end was cut off, or "
                + "an older copy put in its place. Restore a copy that has all of them"
        case .forked(let size):
            "the first \(size) entries of the log are not those that were seen before: it was "
                + "changed, or another log put in its place. Restore a copy that has them"
        case .foreign:
            "the log was signed with another key than the one at hand: another log is in its "
                + "place. Restore the log, or name its key"
        case .unsigned(let first, let last):
            (first == last ? "entry \(first) of the log is" : "entries \(first) to \(last) are")
                + " not signed, and not only stops: somebody without the log's key wrote them"
        }
    }
}
