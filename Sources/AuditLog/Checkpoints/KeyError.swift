/// Why a text is no key; never tells any of it, as it may be a secret.
package enum KeyError: Error, Hashable, Sendable {
    case notAVerifierKey
    case notASignerKey
    case otherID
    case unknownKind
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
        case .wrongLength: "the key is not 32 bytes long"
        case .weak: "the key is one that anybody can sign for; make another"
        }
    }
}
