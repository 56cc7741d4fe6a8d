/// Why a text is no key; never tells any of it, as it may be a secret.
package enum KeyError: Error, Hashable, Sendable {
    case notAVerifierKey
    case notASignerKey
    case otherID
    case unknownKind
    /// A log's key where a witness's is needed, or the other way round.
    case otherKind
    case wrongLength
    case weak
}

extension KeyError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAVerifierKey:
            "not a verifier key; one looks like example.com/log+1a2b3c4d+AbCd…"
        case .notASignerKey:
            "not a signing key; one looks like PRIVATE+KEY+example.com/log+1a2b3c4d+AbCd…"
        case .otherID: "the key's id does not fit its name and bytes; was it copied whole?"
        case .unknownKind:
            "the key is neither an Ed25519 key of notes (1) nor of cosignatures (4)"
        case .otherKind:
            "it is a witness's key in place of a log's, or a log's in place of a witness's"
        case .wrongLength: "the key is not 32 bytes long"
        case .weak: "the key is one that anybody can sign for; make another"
        }
    }
}
