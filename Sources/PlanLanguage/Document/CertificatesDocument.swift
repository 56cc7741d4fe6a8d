import Rollouts

/// The certificates of a connection as written, among the keys of a source or a webhook.
struct CertificatesDocument: Sendable {
    let ca: Field<SecretText>
    let cert: Field<SecretText>
    let key: Field<SecretText>
    let server: Field<String>

    init<Key: PlanKey>(_ fields: Fields<Key>, ca: Key, cert: Key, key: Key, server: Key) {
        self.ca = fields.optional(ca, .secret)
        self.cert = fields.optional(cert, .secret)
        self.key = fields.optional(key, .secret)
        self.server = fields.optional(server, .text)
    }

    /// The places of the keys that are written.
    var written: [Located<String>] {
        let places = [("ca", ca.at), ("cert", cert.at), ("key", key.at), ("server", server.at)]
        return places.compactMap { key, at in at.map { Located(value: key, at: $0) } }
    }

    /// Nil if none is written.
    var certificates: Certificates? {
        Certificates(ca: ca.value, cert: cert.value, key: key.value, server: server.value)
    }
}
