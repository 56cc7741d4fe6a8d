package import Values

/// A source of evidence.
package struct Source: Hashable, Sendable {
    package let name: String
    package let kind: Kind
    /// The maximum duration of one query, after which the evidence is unavailable.
    package let timeout: Span

    package init(name: String, kind: Kind, timeout: Span) {
        self.name = name
        self.kind = kind
        self.timeout = timeout
    }

    package enum Kind: Hashable, Sendable {
        case prometheus(Endpoint)
        case http(Endpoint)
        /// A program and its arguments, run without a shell in the plan's folder.
        case command([String])
        /// The names of the people who may attest results.
        case attestation([String])
    }

    /// An address, and the headers to send with a request.
    package struct Endpoint: Hashable, Sendable {
        package let url: SecretText
        package let headers: [Header]

        package init(url: SecretText, headers: [Header] = []) {
            self.url = url
            self.headers = headers
        }
    }

    package struct Header: Hashable, Codable, Sendable {
        package let name: String
        package let value: SecretText

        package init(name: String, value: SecretText) {
            self.name = name
            self.value = value
        }
    }
}
