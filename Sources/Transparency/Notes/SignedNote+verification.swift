extension SignedNote {
    /// The trusted keys that have signed, each once, in the order of the signature lines.
    ///
    /// Ignores lines of other keys. One bad signature by a trusted key invalidates the note,
    /// however many good ones there are.
    package func verification(
        by keys: [VerifierKey]
    ) -> Result<[VerifierKey], NoteRefusal> {
        var known: [KeyHandle: VerifierKey] = [:]
        for key in keys {
            guard known.updateValue(key, forKey: KeyHandle(key.name, key.id)) == nil else {
                return .failure(.ambiguousKey(key.name))
            }
        }
        var verified: [VerifierKey] = []
        for signature in signatures {
            guard let key = known[KeyHandle(signature.name, signature.keyID)] else { continue }
            guard key.verifies(signature, on: text) else {
                return .failure(.badSignature(key.name))
            }
            if !verified.contains(key) { verified.append(key) }
        }
        return verified.isEmpty ? .failure(.noKnownKey) : .success(verified)
    }
}

/// The reason a note must not be trusted.
package enum NoteRefusal: Error, Hashable, Sendable {
    case badSignature(KeyName)
    case noKnownKey
    /// Two of the trusted keys have the same name and id.
    case ambiguousKey(KeyName)
}

extension NoteRefusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .badSignature(let name): "the signature of \(name) does not fit the text"
        case .noKnownKey: "it is not signed by a trusted key"
        case .ambiguousKey(let name):
            "the key \(name) is given twice; give each trusted key once"
        }
    }
}

/// The name and id by which a signature line refers to its key; both must match.
private struct KeyHandle: Hashable {
    let name: KeyName
    let id: KeyID

    init(_ name: KeyName, _ id: KeyID) {
        (self.name, self.id) = (name, id)
    }
}
