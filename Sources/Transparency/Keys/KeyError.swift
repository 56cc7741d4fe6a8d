/// The reason a text is not a key; never contains any of the text, which may be a secret.
package enum KeyError: Error, Hashable, Sendable {
    case notAVerifierKey
    case notASignerKey
    case otherID
    case unknownKind
    /// A log's key instead of a witness's, or the reverse.
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
        case .weak: "anybody can forge signatures of this key; make another"
        }
    }
}
