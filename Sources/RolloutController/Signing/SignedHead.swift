package import Transparency

/// The signature of the log's head after a decision.
package enum SignedHead: Sendable {
    case signed(VerifiedCheckpoint)
    /// The reason it is missing; the decision stands, and the next signature covers it.
    case unsigned(any Error)

    init(_ sign: () throws -> VerifiedCheckpoint) {
        do {
            self = .signed(try sign())
        } catch {
            self = .unsigned(error)
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

    /// The error that prevented the signature; nil if signed.
    package var problem: (any Error)? {
        if case .unsigned(let error) = self { error } else { nil }
    }
}
