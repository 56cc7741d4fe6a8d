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
