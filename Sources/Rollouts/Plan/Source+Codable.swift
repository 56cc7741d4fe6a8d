import Values

// A source has the same form in JSON as in the plan's YAML.

extension Source: Codable {
    private enum Key: String, CodingKey {
        case name, prometheus, http, alertmanager, headers, attestation, timeout
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        name = try container.decode(String.self, forKey: .name)
        timeout = try container.decode(Span.self, forKey: .timeout)
        let headers = try container.decodeIfPresent([Header].self, forKey: .headers) ?? []
        func endpoint(_ url: SecretText) throws -> Endpoint {
            let certificates = try Certificates.decode(among: decoder)
            return Endpoint(url: url, headers: headers, certificates: certificates)
        }
        if let url = try container.decodeIfPresent(SecretText.self, forKey: .prometheus) {
            kind = .prometheus(try endpoint(url))
        } else if let url = try container.decodeIfPresent(SecretText.self, forKey: .http) {
            kind = .http(try endpoint(url))
        } else if let url = try container.decodeIfPresent(SecretText.self, forKey: .alertmanager) {
            kind = .alertmanager(try endpoint(url))
        } else if let program = try Program.decode(
            from: decoder.container(keyedBy: Program.Key.self)
        ) {
            kind = .command(program)
        } else {
            kind = .attestation(try container.decode([String].self, forKey: .attestation))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(name, forKey: .name)
        try container.encode(timeout, forKey: .timeout)
        switch kind {
        case .prometheus(let endpoint):
            try container.encode(endpoint.url, forKey: .prometheus)
            try container.encode(endpoint.headers, forKey: .headers)
            try endpoint.certificates?.encode(to: encoder)
        case .http(let endpoint):
            try container.encode(endpoint.url, forKey: .http)
            try container.encode(endpoint.headers, forKey: .headers)
            try endpoint.certificates?.encode(to: encoder)
        case .alertmanager(let endpoint):
            try container.encode(endpoint.url, forKey: .alertmanager)
            try container.encode(endpoint.headers, forKey: .headers)
            try endpoint.certificates?.encode(to: encoder)
        case .command(let program):
            var keys = encoder.container(keyedBy: Program.Key.self)
            try program.encode(into: &keys)
        case .attestation(let names):
            try container.encode(names, forKey: .attestation)
        }
    }
}
