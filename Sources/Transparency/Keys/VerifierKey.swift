private import Crypto

/// The public half of a key of signed notes, which may be told to everybody.
package struct VerifierKey: Hashable, Sendable {
    /// Ed25519 in both cases; by the byte that stands for it.
    package enum Kind: UInt8, Sendable {
        /// Signs the text as it is.
        case note = 0x01
        /// Signs a checkpoint and when it was seen (c2sp.org/tlog-cosignature, v1).
        case cosignature = 0x04
    }

    package let name: KeyName
    package let kind: Kind
    /// 32 bytes (RFC 8032).
    package let publicKey: [UInt8]
    package let id: KeyID

    /// - Throws: `KeyError.wrongLength`, or `KeyError.weak` for one of the few keys that some
    ///   signature fits whatever the text.
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
    /// Reads `name+hexadecimal id+base64`, as `description` writes it.
    package init(parsing text: String) throws(KeyError) {
        guard let fields = KeyFields(text.utf8, prefix: []) else { throw .notAVerifierKey }
        // The id is that of the key as it is written, right or wrong in itself.
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
