import Rollouts
import Values

/// A source of evidence as written.
struct SourceDocument: Sendable {
    let prometheus: Field<SecretText>
    let http: Field<SecretText>
    let command: Field<[Located<String>]>
    let attestation: Field<[Located<String>]>
    let timeout: Field<Span>
    let headers: Field<[Named<SecretText>]>
    let at: Location
    /// The keys written among those that select the kind of source.
    let kinds: [Located<String>]

    enum Key: String, PlanKey {
        case prometheus, http, command, attestation, timeout, headers
    }

    static let reading = Reading { node, findings in
        Fields<Key>(node, findings).map { SourceDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        at = fields.at
        prometheus = fields.optional(.prometheus, .secret)
        http = fields.optional(.http, .secret)
        command = fields.optional(.command, .list(of: .text))
        attestation = fields.optional(.attestation, .list(of: .text))
        timeout = fields.optional(.timeout, .positiveSpan)
        headers = fields.optional(.headers, .named(.secret))
        kinds = fields.written([.prometheus, .http, .command, .attestation])
    }

    var url: Field<SecretText> { prometheus.isWritten ? prometheus : http }

    /// The quantities that this source can answer; empty if the source is not valid.
    var answers: [MeasureDocument.Quantity] {
        switch kinds.first?.value {
        case "prometheus": MeasureDocument.Quantity.allCases.filter { $0 != .trials }
        case "http", "command": [.value, .trials, .failures, .samples, .canary, .groups]
        case "attestation": [.value, .trials]
        case _: []
        }
    }
}
