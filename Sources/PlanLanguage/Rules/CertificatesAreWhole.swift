import Rollouts
import Values

extension Rules {
    /// Certificates are of connections by TLS, stand outside of the plan, and come with their keys.
    @Sendable static func certificatesAreWhole(_ plan: PlanDocument) -> [Finding] {
        let sources = (plan.sources.value ?? []).flatMap { source -> [Finding] in
            let connects = source.value.kindName?.traits.sendsHeaders
            if connects == false {
                return source.value.certificates.written.map { .noConnection($0) }
            }
            return findings(source.value.certificates, source.value.url)
        }
        return sources + plan.notify.items().flatMap { findings($0.certificates, $0.webhook) }
    }

    private static func findings(
        _ certificates: CertificatesDocument,
        _ url: Field<SecretText>
    ) -> [Finding] {
        let (cert, key) = (certificates.cert, certificates.key)
        let half: [Finding?] = [
            key.isWritten ? nil : cert.at.map { .half("cert", "key", at: $0) },
            cert.isWritten ? nil : key.at.map { .half("key", "cert", at: $0) },
        ]
        let literal = [("ca", certificates.ca), ("cert", cert), ("key", key)].compactMap {
            name,
            field in
            field.located.flatMap { text -> Finding? in
                text.value.isReference ? nil : .notOutside(name, at: text.at)
            }
        }
        let server = certificates.server.located.flatMap { name -> Finding? in
            isHostName(name.value) ? nil : .noHostName(at: name.at)
        }
        let plain = url.value?.text.lowercased().hasPrefix("http:") == true
        return half.compactMap(\.self) + literal + [server].compactMap(\.self)
            + (plain ? certificates.written.map { .noTLS($0) } : [])
    }

    private static func isHostName(_ text: String) -> Bool {
        guard let address = try? WebAddress("https://\(text)/") else { return false }
        let isNumeric = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
        return address.authority == text && address.host == text && address.user == nil
            && !isNumeric
    }
}

extension Finding {
    fileprivate static func half(
        _ written: String,
        _ missing: String,
        at location: Location
    ) -> Self {
        .error("\(written.quoted) also needs \(missing.quoted)", at: location)
    }

    fileprivate static func notOutside(_ key: String, at location: Location) -> Self {
        .error(
            "\(key.quoted) is a reference to PEM outside of the plan: write env:NAME or file:PATH",
            at: location
        )
    }

    fileprivate static func noHostName(at location: Location) -> Self {
        .error(
            "'server' is the name of a host that a certificate bears, such as metrics.internal, "
                + "and no address",
            at: location
        )
    }

    fileprivate static func noTLS(_ key: Located<String>) -> Self {
        .error("\(key.value.quoted) is for an https address", at: key.at)
    }

    fileprivate static func noConnection(_ key: Located<String>) -> Self {
        let kinds = Source.Kind.Name.all(where: \.sendsHeaders).list
        return .error("only \(kinds) connect by TLS, and have \(key.value.quoted)", at: key.at)
    }
}
