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

    /// An address, the headers to send with a request, and the certificates of the connection.
    package struct Endpoint: Hashable, Sendable {
        package let url: SecretText
        package let headers: [Header]
        /// The certificates of the connection; nil for the usual ones.
        package let certificates: Certificates?

        package init(
            url: SecretText,
            headers: [Header] = [],
            certificates: Certificates? = nil
        ) {
            self.url = url
            self.headers = headers
            self.certificates = certificates
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
