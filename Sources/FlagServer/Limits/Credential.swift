import NIOHTTP1

/// The token that a client must present, as a bearer token or an API key.
struct Credential: Sendable {
    private let token: [UInt8]

    init(token: String) {
        self.token = Array(token.utf8)
    }

    func isShown(in fields: HTTPHeaders) -> Bool {
        let bearers = fields["authorization"].lazy.compactMap { Self.bearer($0) }
        return bearers.contains(where: isToken) || fields["x-api-key"].contains { isToken($0[...]) }
    }

    private static func bearer(_ field: String) -> Substring? {
        let scheme = "bearer "
        guard field.utf8.count > scheme.utf8.count,
            field.prefix(scheme.utf8.count).lowercased() == scheme
        else { return nil }
        return field.dropFirst(scheme.utf8.count)
    }

    /// Compares in constant time for a given length, so that the token cannot be guessed bytewise.
    private func isToken(_ text: Substring) -> Bool {
        var difference = text.utf8.count ^ token.count
        for (index, byte) in text.utf8.enumerated() {
            difference |= Int(byte ^ token[index % token.count])
        }
        return difference == 0
    }
}
