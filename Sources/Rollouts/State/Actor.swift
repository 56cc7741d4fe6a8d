import Values

/// The author of a change, and the proof of their identity.
package struct Actor: Hashable, Codable, Sendable {
    package let name: String
    package let kind: Kind
    package let proof: Proof

    package init(name: String, kind: Kind, proof: Proof = .claimed) {
        self.name = name
        self.kind = kind
        self.proof = proof
    }

    /// The controller itself, acting on a no-go condition.
    package static let guardian = Self(name: "sluice-guard", kind: .guardian)

    package enum Kind: String, Codable, Sendable {
        case person
        case automation
        case guardian = "guard"
    }

    /// The proof behind the name.
    package enum Proof: String, Codable, Sendable {
        /// The caller gave the name, without any proof.
        case claimed
    }
}

extension Actor {
    /// Returns the reason nobody may act under a name, or hold a role; nil if somebody may.
    package static func problem(withName name: String) -> String? {
        let folded = FoldedName(name)
        if folded.isBlank { return "a name must not be blank" }
        let isTheGuards =
            folded.lettersAndDigits == FoldedName(guardian.name).lettersAndDigits
        return isTheGuards ? "\(guardian.name) is the guard's own name" : nil
    }

    /// Returns true if a name is this actor's, in whatever spelling.
    package func isNamed(_ name: String) -> Bool { FoldedName(name) == FoldedName(self.name) }

    /// Returns true if another is the same person, or the same program.
    package func isSame(as other: Self) -> Bool { kind == other.kind && isNamed(other.name) }
}
