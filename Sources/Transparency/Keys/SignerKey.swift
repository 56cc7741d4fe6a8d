private import Crypto

/// The private half of a key of signed notes.
///
/// Printing or dumping it shows the public half; only `secretText` contains the seed.
package struct SignerKey: Sendable {
    package let verifier: VerifierKey
    private let seed: [UInt8]

    /// Makes a new random key.
    package init(name: KeyName, kind: VerifierKey.Kind = .note) throws(KeyError) {
        let key = Curve25519.Signing.PrivateKey()
        try self.init(name: name, kind: kind, seed: Array(key.rawRepresentation))
    }

    /// - Throws: `KeyError.wrongLength` unless the seed has 32 bytes.
    package init(
        name: KeyName,
        kind: VerifierKey.Kind = .note,
        seed: [UInt8]
    ) throws(KeyError) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            throw .wrongLength
        }
        verifier = try VerifierKey(
            name: name,
            kind: kind,
            publicKey: Array(key.publicKey.rawRepresentation)
        )
        self.seed = seed
    }

    /// Signs the bytes of a text as they are.
    ///
    /// Requires a key of the kind `.note`.
    package func signature(of text: NoteText) throws -> NoteSignature {
        precondition(verifier.kind == .note, "a witness's key signs no notes")
        return signature(blob: try rawSignature(of: text.bytes))
    }

    func signature(blob: [UInt8]) -> NoteSignature {
        NoteSignature(name: verifier.name, keyID: verifier.id, blob: blob)
    }

    /// Signs a message with Ed25519, in 64 bytes (RFC 8032).
    func rawSignature(of message: [UInt8]) throws -> [UInt8] {
        Array(
            try Curve25519.Signing.PrivateKey(rawRepresentation: seed).signature(for: message)
        )
    }
}

extension SignerKey {
    private static let prefix = ["PRIVATE", "KEY"]

    /// Parses `PRIVATE+KEY+name+hexadecimal id+base64`, as written by `secretText`.
    package init(parsing secretText: String) throws(KeyError) {
        guard let fields = KeyFields(secretText.utf8, prefix: Self.prefix) else {
            throw .notASignerKey
        }
        guard let kind = fields.material.first.flatMap(VerifierKey.Kind.init) else {
            throw .unknownKind
        }
        let seed = Array(fields.material.dropFirst())
        try self.init(name: fields.name, kind: kind, seed: seed)
        guard fields.id == verifier.id.description else { throw .otherID }
    }

    /// The whole private key, for its file only.
    package var secretText: String {
        let fields = Self.prefix + [verifier.name.description, verifier.id.description]
        return (fields + [Base64.encode([verifier.kind.rawValue] + seed)]).joined(separator: "+")
    }
}

extension SignerKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "the private key of \(verifier)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["verifier": verifier]) }
}
