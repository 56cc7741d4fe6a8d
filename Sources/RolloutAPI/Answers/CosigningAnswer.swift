package import Values

/// The JSON answer of `log cosign --json`.
package struct CosigningAnswer: Encodable {
    package let cosigned: [Cosigner]

    package init(_ cosigned: [Cosigner]) {
        self.cosigned = cosigned
    }

    /// A witness, and the time at which it says that it has cosigned.
    package struct Cosigner: Encodable {
        package let name: String
        package let at: Instant

        package init(name: String, at: Instant) {
            self.name = name
            self.at = at
        }
    }
}
