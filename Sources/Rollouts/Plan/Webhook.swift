/// An address that receives messages about the rollout.
package struct Webhook: Hashable, Sendable {
    package let url: SecretText
    /// The secret that signs the message; nil sends it unsigned.
    package let secret: SecretText?
    /// The certificates of the connection; nil for the usual ones.
    package let certificates: Certificates?

    package init(url: SecretText, secret: SecretText?, certificates: Certificates? = nil) {
        self.url = url
        self.secret = secret
        self.certificates = certificates
    }
}

extension Webhook: Codable {
    private enum Key: String, CodingKey { case url, secret }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        url = try container.decode(SecretText.self, forKey: .url)
        secret = try container.decodeIfPresent(SecretText.self, forKey: .secret)
        certificates = try Certificates.decode(among: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(url, forKey: .url)
        try container.encodeIfPresent(secret, forKey: .secret)
        try certificates?.encode(to: encoder)
    }
}
