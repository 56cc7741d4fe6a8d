import NIOCore

/// The names that a server may be asked for by.
///
/// A page in somebody's browser can have its own name lead to an address in the browser's network,
/// and would then be the same origin; with an address in the place of a name it cannot.
package struct HostNames: Sendable {
    private let names: Set<String>

    package init(listeningOn host: String, and others: [String] = []) {
        names = Set((["localhost", host] + others).map(Self.folded))
    }

    /// Returns whether the text of a `Host` field names this server; nil if it is not a name or an
    /// address with or without a port.
    func contains(_ authority: String) -> Bool? {
        guard let name = Self.name(in: authority) else { return nil }
        return Self.isAddress(name) || names.contains(Self.folded(name))
    }

    /// Returns the name without the port.
    private static func name(in authority: String) -> String? {
        let text = Substring(authority)
        let (name, port): (Substring, Substring)
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            (name, port) = (text[..<end].dropFirst(), text[end...].dropFirst())
            guard isAddress(String(name)) else { return nil }
        } else {
            name = text.prefix { $0 != ":" }
            port = text[name.endIndex...]
            guard !name.isEmpty, name.utf8.allSatisfy(isOfName) else { return nil }
        }
        guard port.isEmpty || port.hasPrefix(":"),
            port.dropFirst().utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        return String(name)
    }

    /// The characters of a registered name (RFC 3986), of which few stand in names of hosts.
    private static func isOfName(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "%", "!", "$", "&", "'", "(", ")",
            "*", "+", ",", ";", "=":
            true
        case _: false
        }
    }

    private static func isAddress(_ name: String) -> Bool {
        (try? SocketAddress(ipAddress: name, port: 0)) != nil
    }

    private static func folded(_ name: String) -> String {
        let name = name.lowercased()
        return name.hasSuffix(".") ? String(name.dropLast()) : name
    }
}
