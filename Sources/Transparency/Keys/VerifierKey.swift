private import Crypto

/// The public half of a key of signed notes, safe to publish.
package struct VerifierKey: Hashable, Sendable {
    /// The kind of an Ed25519 key, with the byte that encodes it.
    package enum Kind: UInt8, Sendable {
        /// Signs the text as it is.
        case note = 0x01
        /// Signs a checkpoint and the time it was seen (c2sp.org/tlog-cosignature, v1).
        case cosignature = 0x04
    }

    package let name: KeyName
    package let kind: Kind
    /// 32 bytes (RFC 8032).
    package let publicKey: [UInt8]
    package let id: KeyID

    /// - Throws: `KeyError.wrongLength`, or `KeyError.weak` for one of the few keys that have a
    ///   signature valid for any text.
    package init(name: KeyName, kind: Kind, publicKey: [UInt8]) throws(KeyError) {
        guard publicKey.count == Self.byteCount else { throw .wrongLength }
        guard !SmallOrderPoints.contains(publicKey) else { throw .weak }
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
        id = KeyID(name: name, material: [kind.rawValue] + publicKey)
    }

    func verifies(_ signature: NoteSignature, on text: NoteText) -> Bool {
        switch kind {
        case .note: isSignature(signature.blob, of: text.bytes)
        case .cosignature:
            Cosignature(signature).map { isSignature($0.signature, of: $0.message(on: text)) }
                ?? false
        }
    }

    private func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey))?
            .isValidSignature(signature, for: message) ?? false
    }

    private static let byteCount = 32
}

extension VerifierKey: CustomStringConvertible {
    /// Parses `name+hexadecimal id+base64`, as written by `description`.
    package init(parsing text: String) throws(KeyError) {
        guard let fields = KeyFields(text.utf8, prefix: []) else { throw .notAVerifierKey }
        // The id is that of the key as written, valid or not.
        guard fields.id == KeyID(name: fields.name, material: fields.material).description
        else { throw .otherID }
        guard let kind = fields.material.first.flatMap(Kind.init) else { throw .unknownKind }
        try self.init(
            name: fields.name,
            kind: kind,
            publicKey: Array(fields.material.dropFirst())
        )
    }

    package var description: String {
        "\(name)+\(id)+\(Base64.encode([kind.rawValue] + publicKey))"
    }
}
