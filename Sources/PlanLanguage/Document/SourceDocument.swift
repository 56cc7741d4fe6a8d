import Rollouts
import Values

/// A source of evidence as written.
struct SourceDocument: Sendable {
    let prometheus: Field<SecretText>
    let http: Field<SecretText>
    let alertmanager: Field<SecretText>
    let command: Field<[Located<String>]>
    let env: Field<[Located<String>]>
    let attestation: Field<[Located<String>]>
    let timeout: Field<Span>
    let headers: Field<[Named<SecretText>]>
    let certificates: CertificatesDocument
    let at: Location
    /// The keys written among those that select the kind of source.
    let kinds: [Located<Source.Kind.Name>]

    enum Key: String, PlanKey {
        case prometheus, http, alertmanager, command, env, attestation, timeout, headers
        case ca, cert, key, server
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { SourceDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        at = fields.at
        prometheus = fields.optional(.prometheus, .secret)
        http = fields.optional(.http, .secret)
        alertmanager = fields.optional(.alertmanager, .secret)
        command = fields.optional(.command, .list(of: .text))
        env = fields.optional(.env, .list(of: .text))
        attestation = fields.optional(.attestation, .list(of: .text))
        timeout = fields.optional(.timeout, .positiveSpan)
        headers = fields.optional(.headers, .named(.secret))
        certificates = CertificatesDocument(
            fields,
            ca: .ca,
            cert: .cert,
            key: .key,
            server: .server
        )
        kinds = fields.written(Key.allCases).compactMap { key in
            Source.Kind.Name(rawValue: key.value).map { Located(value: $0, at: key.at) }
        }
    }

    var url: Field<SecretText> {
        [prometheus, http].first(where: \.isWritten) ?? alertmanager
    }

    /// Nil if the source is not valid.
    var kindName: Source.Kind.Name? {
        kinds.count == 1 ? kinds.first?.value : nil
    }
}

extension Named where Value == SourceDocument {
    var source: Source? {
        guard let kind = value.kind else { return nil }
        let timeout = value.timeout.value ?? .seconds(10)
        return Source(name: name.value, kind: kind, timeout: timeout)
    }
}

extension SourceDocument {
    fileprivate var kind: Source.Kind? {
        let headers = (headers.value ?? []).map { header in
            Source.Header(name: header.name.value, value: header.value)
        }
        let endpoint = url.value.map { url in
            Source.Endpoint(
                url: url,
                headers: headers,
                certificates: certificates.certificates
            )
        }
        switch kindName {
        case nil: return nil
        case .prometheus: return endpoint.map { .prometheus($0) }
        case .http: return endpoint.map { .http($0) }
        case .alertmanager: return endpoint.map { .alertmanager($0) }
        case .command: return .command(Program(command.items(), environment: env.items()))
        case .attestation: return .attestation(attestation.items())
        }
    }
}
