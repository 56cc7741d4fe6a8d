/// The certificates of a TLS connection, where they are not those that the system trusts.
///
/// In JSON they stand among the keys of what they belong to, as in the plan.
package struct Certificates: Hashable, Codable, Sendable {
    /// The authorities that may sign the server's certificate, in PEM, in place of the system's.
    package let ca: SecretText?
    /// The certificate to show to the server, in PEM, with those between it and its authority.
    package let cert: SecretText?
    /// The private key of that certificate, in PEM; there is one exactly if there is the other.
    package let key: SecretText?
    /// The name that the server's certificate must bear, in place of the address's host.
    package let server: String?

    /// Nil if none of them is given.
    package init?(
        ca: SecretText? = nil,
        cert: SecretText? = nil,
        key: SecretText? = nil,
        server: String? = nil
    ) {
        guard ca != nil || cert != nil || key != nil || server != nil else { return nil }
        self.ca = ca
        self.cert = cert
        self.key = key
        self.server = server
    }
}

extension Certificates {
    /// Reads those that stand among the keys of a source or a webhook; nil if there are none.
    static func decode(among decoder: any Decoder) throws -> Self? {
        let written = try Self(from: decoder)
        guard (written.cert == nil) == (written.key == nil) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: "a certificate without its key, or a key without its own"
                )
            )
        }
        return Self(ca: written.ca, cert: written.cert, key: written.key, server: written.server)
    }
}
