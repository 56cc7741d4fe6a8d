import NIOSSL
import Rollouts
import Transparency

extension SecretResolver {
    /// Reads the certificates of a connection; those that the plan names go before those of the
    /// variable `SSL_CERT_FILE`, and these before the system's.
    func security(of certificates: Certificates?) throws(Unavailable) -> ChannelSecurity {
        var security = ChannelSecurity(
            server: certificates?.server?.hostName,
            isRequired: certificates != nil
        )
        var configuration = TLSConfiguration.ofClients
        if let trusted = try trusted(certificates?.ca) {
            configuration.trustRoots = .certificates(trusted.certificates)
            security.authorities = trusted.place
        }
        if let cert = certificates?.cert, let key = certificates?.key {
            let chain = try self.certificates(in: try pem(cert), of: cert.text)
            configuration.certificateChain = chain.map { .certificate($0) }
            configuration.privateKey = .privateKey(try self.key(in: try pem(key), of: key.text))
            security.own = cert.text
        }
        if security.isRequired || security.authorities != nil {
            security.configuration = configuration
        }
        return security
    }

    private func trusted(
        _ ca: SecretText?
    ) throws(Unavailable) -> (certificates: [NIOSSLCertificate], place: String)? {
        if let ca { return (try certificates(in: try pem(ca), of: ca.text), ca.text) }
        let name = "SSL_CERT_FILE"
        guard let path = environment[name], !path.isEmpty else { return nil }
        guard let bytes = (try? DurableFile.read(path, bytesMax: Self.pemBytesMax))?.bytes else {
            throw .secretMissing("\(name) does not name a readable file of up to 4 MiB")
        }
        return (try certificates(in: bytes, of: name), name)
    }

    /// The bundles of whole systems have some hundred KiB.
    private static let pemBytesMax = 4 * 1_048_576

    private func pem(_ secret: SecretText) throws(Unavailable) -> [UInt8] {
        guard let reference = secret.reference, secret.literal.isEmpty else {
            throw .secretMissing("a certificate is neither env:NAME nor file:PATH")
        }
        return Array(try value(of: reference, bytesMax: Self.pemBytesMax).utf8)
    }

    private func certificates(
        in pem: [UInt8],
        of place: String
    ) throws(Unavailable) -> [NIOSSLCertificate] {
        guard let found = try? NIOSSLCertificate.fromPEMBytes(pem), !found.isEmpty else {
            throw .secretMissing("\(place) holds no certificate in PEM")
        }
        return found
    }

    private func key(in pem: [UInt8], of place: String) throws(Unavailable) -> NIOSSLPrivateKey {
        guard let key = try? NIOSSLPrivateKey(bytes: pem, format: .pem) else {
            throw .secretMissing(
                "\(place) holds no private key in PEM, or one that takes a passphrase"
            )
        }
        return key
    }
}

extension String {
    /// The name of a host in the one form in which it is looked up: in small letters, without the
    /// dot that may end it.
    fileprivate var hostName: String {
        let small = lowercased()
        return small.hasSuffix(".") ? String(small.dropLast()) : small
    }
}
