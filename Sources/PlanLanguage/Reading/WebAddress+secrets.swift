import Values

extension WebAddress {
    /// True if it has a user, a password or a parameter that usually is a secret.
    var holdsSecret: Bool {
        user != nil
            || parameters.contains { Self.secretParameters.contains($0.name.lowercased()) }
    }

    private static let secretParameters: Set<String> = [
        "token", "access_token", "api_key", "apikey", "password", "secret", "client_secret",
    ]

    /// True if a header with this name usually contains a secret.
    static func soundsSecret(_ header: String) -> Bool {
        let name = header.lowercased()
        let words = ["authorization", "token", "key", "cookie", "secret", "password"]
        return words.contains { name.contains($0) }
    }

    static func isHeaderByte(_ byte: UInt8) -> Bool {
        isWordByte(byte) || "!#$%&'*+-.^`|~".utf8.contains(byte)
    }

    static func isWordByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
            || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
    }
}
