import NIOSSL

extension NIOSSLCertificate {
    /// Returns true if the certificate bears the name of a host, itself or by an asterisk in place
    /// of its first label (RFC 9525).
    ///
    /// An address that it bears too is no such name.
    func bears(_ host: String) -> Bool {
        let host = Self.folded(host)
        let rest = host.firstIndex(of: ".").map { host[$0...] } ?? ""
        return _subjectAlternativeNames().contains { name in
            guard name.nameType == .dnsName else { return false }
            let known = Self.folded(String(decoding: Array(name.contents), as: UTF8.self))
            return known == host || (!rest.isEmpty && known == "*\(rest)")
        }
    }

    /// Returns a name in small letters, without the dot that may end it.
    private static func folded(_ name: String) -> String {
        let small = name.lowercased()
        return small.hasSuffix(".") ? String(small.dropLast()) : small
    }
}

/// A server's certificate that does not bear the name that the plan gives.
struct OtherServer: Error {}
