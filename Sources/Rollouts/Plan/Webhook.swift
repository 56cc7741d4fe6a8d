/// An address that receives messages about the rollout.
package struct Webhook: Hashable, Codable, Sendable {
    package let url: SecretText
    /// The secret that signs the message; nil sends it unsigned.
    package let secret: SecretText?

    package init(url: SecretText, secret: SecretText?) {
        self.url = url
        self.secret = secret
    }
}
