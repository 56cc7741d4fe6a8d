/// The parts of an HTTP address that show whether it contains a secret.
struct WebAddress: Sendable {
    let holdsSecret: Bool

    /// Returns nil unless the text is an absolute http or https address.
    init?(_ text: String) {
        let lowered = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: { lowered.hasPrefix($0) }),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !"\"<>\\^`{|}".utf8.contains($0) })
        else { return nil }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { !"/?#".contains($0) }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        guard !host.isEmpty, !host.hasPrefix(":") else { return nil }
        let query = rest.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        let names = query.split(separator: "&").map { $0.prefix { $0 != "=" }.lowercased() }
        holdsSecret = authority.contains("@") || names.contains { Self.parameters.contains($0) }
    }

    private static let parameters: Set<String> = [
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
