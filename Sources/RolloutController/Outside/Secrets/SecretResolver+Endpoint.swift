import Rollouts

extension SecretResolver {
    /// Resolves an endpoint's address for one request.
    func url(of endpoint: Source.Endpoint) throws(Unavailable) -> String {
        try text(of: endpoint.url)
    }

    /// Resolves an endpoint's headers for one request.
    func headers(
        of endpoint: Source.Endpoint
    ) throws(Unavailable) -> [(name: String, value: String)] {
        var headers: [(name: String, value: String)] = []
        for header in endpoint.headers {
            headers.append((header.name, try text(of: header.value)))
        }
        return headers
    }

    /// Reads an endpoint's certificates for one request.
    func security(of endpoint: Source.Endpoint) throws(Unavailable) -> ChannelSecurity {
        try security(of: endpoint.certificates)
    }
}
