import Foundation

/// An absolute http or https address, of which every part was looked at.
///
/// Code that reads such an address later must neither fail on it nor find another host in it.
package struct WebAddress: Hashable, Sendable {
    /// The address without user and password, in ASCII.
    package let text: String
    /// True for https.
    package let isSecure: Bool
    /// The host, a name or an IP address without brackets.
    package let host: String
    /// The host as written, and the port if one is.
    package let authority: String
    /// The user and the password, decoded; nil if the address has none.
    package let user: String?
    package let password: String?
    /// The name and the value of each parameter of the query, as written.
    package let parameters: [Parameter]
    /// The path and the query as written; empty if the address ends with its host.
    package let target: String

    package struct Parameter: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    /// The reason a text is no address, in words that do not repeat it.
    package enum Problem: Error, Hashable, Sendable, CaseIterable {
        case scheme, character, escape, user, host, port
    }

    package init(_ text: String) throws(Problem) {
        let start = text.prefix(8).lowercased()
        guard let scheme = ["https://", "http://"].first(where: { start.hasPrefix($0) }) else {
            throw .scheme
        }
        guard text.utf8.allSatisfy(Self.isAllowed) else { throw .character }
        guard Self.hasSoundEscapes(text) else { throw .escape }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { !"/?#".contains($0) }
        let parts = authority.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count <= 2, let host = parts.last else { throw .user }
        try Self.check(host: host)
        (user, password) = parts.count == 2 ? try Self.userInfo(parts[0]) : (nil, nil)
        isSecure = scheme == "https://"
        self.authority = String(host)
        self.host = Self.bareHost(of: host)
        let target = rest.dropFirst(authority.count)
        self.target = String(target)
        parameters = Self.parameters(of: target)
        self.text = scheme + host + Self.inASCII(target)
    }
}

extension WebAddress {
    /// Returns the address with another host at the same port.
    package func text(at other: String) -> String {
        let scheme = isSecure ? "https://" : "http://"
        let port = authority.lastIndex(of: ":").map { authority[$0...] } ?? ""
        return scheme + other + (port.contains("]") ? "" : port)
            + text.dropFirst(scheme.count + authority.count)
    }

    private static func bareHost(of authority: Substring) -> String {
        authority.hasPrefix("[")
            ? String(authority.dropFirst().prefix { $0 != "]" })
            : String(authority.prefix { $0 != ":" })
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x7F && !"\"<>\\^`{|}".utf8.contains(byte)
    }

    private static func hasSoundEscapes(_ text: String) -> Bool {
        text.utf8.split(separator: UInt8(ascii: "%"), omittingEmptySubsequences: false).dropFirst()
            .allSatisfy { $0.count >= 2 && $0.prefix(2).allSatisfy(isHexDigit) }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte & 0xDF)
    }

    /// Checks a host with its port, if it has one.
    private static func check(host text: Substring) throws(Problem) {
        let host: Substring
        if text.hasPrefix("[") {
            host = text.prefix { $0 != "]" }.dropFirst()
            guard text.count > host.count + 1, isIPv6(String(host)) else { throw .host }
            try check(port: text.dropFirst(host.count + 2))
        } else {
            host = text.prefix { $0 != ":" }
            guard isName(host) else { throw .host }
            try check(port: text.dropFirst(host.count))
        }
    }

    private static func isIPv6(_ text: String) -> Bool {
        var address = in6_addr()
        return unsafe inet_pton(AF_INET6, text, &address) == 1
    }

    /// True for what names a host in ASCII, or is an IPv4 address.
    private static func isName(_ host: Substring) -> Bool {
        let labels = (host.hasSuffix(".") ? host.dropLast() : host)
            .split(separator: ".", omittingEmptySubsequences: false)
        return host.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count)
                    && label.utf8.allSatisfy { isLetterOrDigit($0) || "-_".utf8.contains($0) }
            }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }

    /// Checks the rest of an authority after its host: nothing, or a colon and a port.
    private static func check(port text: Substring) throws(Problem) {
        guard !text.isEmpty else { return }
        let digits = text.dropFirst()
        guard text.first == ":", (1...5).contains(digits.utf8.count),
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = Int(digits), (1...65_535).contains(port)
        else { throw .port }
    }

    /// Splits `user:password`; a user with a colon in it would end elsewhere for the receiver.
    private static func userInfo(
        _ text: Substring
    ) throws(Problem) -> (user: String, password: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let decoded = parts.compactMap { String($0).removingPercentEncoding }
        guard !text.isEmpty, decoded.count == parts.count, let user = decoded.first,
            !user.contains(":"),
            !decoded.contains(where: { $0.unicodeScalars.contains(where: \.isControl) })
        else { throw .user }
        return (user, decoded.dropFirst().first ?? "")
    }

    private static func parameters(of target: Substring) -> [Parameter] {
        let query = target.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1).dropFirst()
        return (target.hasPrefix("?") ? target.dropFirst() : query.first ?? "")
            .split(separator: "&").map { part in
                let name = part.prefix { $0 != "=" }
                return Parameter(
                    name: String(name),
                    value: String(part.dropFirst(name.count).dropFirst())
                )
            }
    }

    private static func inASCII(_ text: Substring) -> String {
        text.utf8.reduce(into: "") { ascii, byte in
            let digits = String(byte, radix: 16, uppercase: true)
            ascii += byte < 0x80 ? String(Character(Unicode.Scalar(byte))) : "%\(digits)"
        }
    }
}

extension WebAddress.Problem {
    /// The part that is wrong, as the end of a sentence.
    package var text: String {
        switch self {
        case .scheme: "it does not begin with http:// or https://"
        case .character: "it has a blank or a character that an address cannot have"
        case .escape: "a % in it is not followed by two hexadecimal digits"
        case .user: "what stands before its @ is not one user and password"
        case .host: "it has no host, or one that is not a name in ASCII or an IP address"
        case .port: "its port is not a number from 1 to 65535"
        }
    }
}
