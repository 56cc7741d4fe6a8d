/// An address that is told of what happened to the rollout.
package struct Webhook: Hashable, Codable, Sendable {
    package let url: SecretText
    /// Signs the message; nil sends it unsigned.
    package let secret: SecretText?

    package init(url: SecretText, secret: SecretText?) {
        self.url = url
        self.secret = secret
    }
}
