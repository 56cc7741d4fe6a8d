import ArgumentParser
import Values

/// An address to listen on: `127.0.0.1:8377` or `[::1]:8377`.
struct ListenAddress: ExpressibleByArgument {
    let host: String
    let port: Int

    init(host: String, port: Int) {
        (self.host, self.port) = (host, port)
    }

    init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":"),
            let port = UInt16(argument[argument.index(after: colon)...])
        else { return nil }
        var host = argument[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty, !host.unicodeScalars.contains(where: \.isControl) else { return nil }
        self.init(host: String(host), port: Int(port))
    }

    var defaultValueDescription: String { description(port: port) }

    /// True if only programs on this machine reach the address.
    var isLoopback: Bool {
        let isIPv4 = host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
        return isIPv4 || ["localhost", "::1"].contains(host)
    }

    func description(port: Int) -> String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
