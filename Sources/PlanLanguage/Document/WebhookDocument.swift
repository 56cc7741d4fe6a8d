import Rollouts

/// An address to notify, as written.
struct WebhookDocument: Sendable {
    let webhook: Field<SecretText>
    let secret: Field<SecretText>
    let certificates: CertificatesDocument

    enum Key: String, PlanKey {
        case webhook, secret, ca, cert, key, server
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { WebhookDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        webhook = fields.required(.webhook, .secret)
        secret = fields.optional(.secret, .secret)
        certificates = CertificatesDocument(
            fields,
            ca: .ca,
            cert: .cert,
            key: .key,
            server: .server
        )
    }
}
